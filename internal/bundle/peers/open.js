// Reads an array of texts and writes it redacted by openredaction.
const { OpenRedaction } = require(process.argv[1]);
(async () => {
  const redactor = new OpenRedaction();
  const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const out = [];
  for (const text of texts) out.push((await redactor.detect(text)).redacted);
  process.stdout.write(JSON.stringify(out));
})().catch((err) => { console.error(err.message); process.exit(1); });
