// mutool run mutool.js IN FOUND OUT: redacts every occurrence of the lines of FOUND.
var doc = new PDFDocument(scriptArgs[0]);
var found = read(scriptArgs[1]).split("\n");
for (var i = 0; i < doc.countPages(); i++) {
  var page = doc.loadPage(i);
  var marked = false;
  for (var k = 0; k < found.length; k++) {
    if (found[k] === "") continue;
    var hits = page.search(found[k]);
    for (var h = 0; h < hits.length; h++) {
      var quads = Array.isArray(hits[h][0]) ? hits[h] : [hits[h]];
      var mark = page.createAnnotation("Redact");
      mark.setQuadPoints(quads);
      marked = true;
    }
  }
  if (marked) page.applyRedactions();
}
doc.save(scriptArgs[2], "garbage,compress");
