package reference

import (
	"strings"

	"veil/rules"
)

// spec says what a label announces.
type spec struct {
	min      int    // digits that a number without letters has at least, where no "no." or "ref" stands
	kind     string // one of rules.Kinds
	initials bool   // capitals and strokes without a digit will do, "SOC/JT"
	dated    bool   // a date may be part of it, "1482 of 12/03/24"
	plate    bool   // number plates have the same label
	whole    bool   // the label is part of the reference, "VPD 0077418-25"
}

// numbering are the words that announce a number, and how plainly.
var numbering = func() map[string]strength {
	m := map[string]strength{}
	for w := range set("no nos num nr number numbers no's code codes rhif pin") {
		m[w] = number
	}
	for w := range set("ref refs reference references id ids urn identifier cyf cyfeirnod") {
		m[w] = ref
	}
	return m
}()

// filler are words that may stand beside them.
var filler = set(`is was are were as apparently under your our my their his her ein eich s now given
	recorded shown being still logged unique old new current previous internal external full yw`)

// abbreviated are words that are written with a full stop.
var abbreviated = set("coll ex exh exhs exb occ no nos num nr ref refs reg cyf c inv a acc acct inc occ cert app adm hosp p tel d s ps dc pc")

// joined is the least number of a label that only takes letters and figures
// with a stroke between them.
const joined = 90

// never is a least number that no bare number reaches: the label counts only
// with "no." or "ref".
const never = 99

// common are short words that stand before figures.
var common = set(`tel mob fax gp am pm hrs from was not you all out off pc dc ps ds ext nhs aged born dob until till since
	about over under than per age may sat sun mon tue wed thu fri jan feb mar apr jun jul aug sep oct nov dec room case ward
	on at of to in by it he she we me my if so up as be do did had has got get via re ok too then day can its who how but im ive ill ur u
	oic gov com also here when said this`)

// article are words with which a number is one of many things.
var article = set("the a an of any this that in by with or and each every some large small total same wrong right to for at what which")

// denied are words whose numbers are no references, or which have rules of
// their own.
var denied = set(`page pages paragraph paragraphs para paras section sections clause question questions item room flat
	house door apartment phone telephone mobile mob tel telephones phones landline fax ffon ffôn home work contact cell
	whatsapp version volume vol chapter table figure appendix box row line column step stage session visit week day
	meeting size shoe bus train platform floor bed ward class year plate vehicle car van nhs n.h.s chi h&c hcn care
	ni nino licence license driving postcode post zip area dialling country dress with dvla gig
	outcome target priority recommendation point rule regulation schedule form annex part lottery score age daytime evening
	extension ext health serious highest lowest emergency symudol cofrestru gp surgery office direct`)

// vocabulary lists the labels: comma-separated phrases without "no", "ref",
// "id" and other words of numbering. The least number of digits keeps plain
// words from taking any figure: "police 2024", "file 12".
var vocabulary = []struct {
	spec
	labels string
}{
	// Case systems of social care, health, education and their numbers.
	{spec{min: 4}, `mosaic, liquidlogic, liquid logic, care first, carefirst, caredirector, care director, framework i, frameworki,
		azeus, capita one, synergy, cp is, swift, soscare, mycase, esteem, charms, capita,
		eclipse, eclipse person, protocol, abacus, oracle, swifts, wcc, wccis person, e wisp, ewisp, seemis,
		sims, arbor, bromcom, cpoms, cpom, myconcern, my concern, emis, systmone, system one, systm one, s1, rio, carenotes, care notes, paris, lorenzo,
		cerner, epic, vision, pas, ulysses, datix, steis, radar, lcs person, unocini, soscare person, sid, case file, case record,
		open rio, trakcare, trak, careflow, icm, cygnum, patient centre, ehr, epr, caseworks, holistix, careworks, ipm, qes`},
	{spec{min: 4, whole: true}, "swis, ubrn, laa, vpd, ivpd, lcs, ics, ehm, las, fwi, scra, marf, ceop, iopc, wccis, cpims, mash, lado, marac"},
	{spec{min: 4}, "ppd1, jigsaw, visor, swab, barcode, sample barcode, kit, test kit, dna, chain of custody, nrpsi, dpsi, wristband, tally, locker, cot tag, band no, ledger, passcode, pass code, door code, key safe, keysafe, key safe code, gate code, alarm code, entry code, safe code, access code, padlock"},
	{spec{min: 3}, "coll, shoulder number, warrant card"},
	{spec{min: 4}, "quote, quoting, please quote, ffeil, y ffeil, plentyn, y plentyn, cleient, disgybl, trosedd, digwyddiad, ysbyty, claf, cwyn, cais, swyddog"},
	{spec{min: 4}, "file, client, person, child, adult, service user, su, family, carer, adopter, household, group, worker, staff, employee, payroll, assignment, record card, case, cases, client record, social care, social services, social work, pid, i d, uid, system, sys, folder"},
	{spec{min: 4}, "referral, contact record, assessment, plan, episode, placement, iro, asf, asgsf, asgsf application, asf application, ehcp, ehc, ehc plan, send, sen, pep, cin, cp, reporter, chs, pat, safeguarding, sar, foi, dsar, subject access, stage 1, stage 2, stage one, stage two, children's hearing, children s hearing, childrens hearing, lac, cla, fgc, mash contact, contact"},
	{spec{min: 3}, "upn, uln, unique pupil, unique learner, candidate, exam, centre, exam centre, ucas, dfe, dfes, ssid, laestab, la estab, estab, scn, scottish candidate, ucn, uci"},
	{spec{min: 4}, "pupil, student, admission, adm, school urn, school roll, learner"},
	// Those who work with children, and their registers.
	{spec{min: 3}, `swe, swe reg, swe registration, social work england, social work england reg, social work england registration, hcpc, hcpc reg, hcpc registration,
		gmc, gmc reference, gmc reg, gmc registration, nmc, nmc reg, nmc registration, sssc, sssc reg, sssc registration, scw, scwales, social care wales, social care wales reg, social care wales registration,
		niscc, niscc reg, niscc registration, gscc, gphc, gdc, gtcs, gtc, gtcni, ewc, trn, teacher, teacher reference, teachers reference, teacher reg, qts, bacp, ukcp, bps, cafcass, nagalro, sra, bar council, cilex, rics, goc, gcc, opra, ccw reg`},
	{spec{min: 4}, `ofsted, ofsted registration, ofsted reg, ofsted unique reference, cqc, cqc location, cqc provider, care inspectorate, ciw, rqia, estyn, hmie,
		charity, registered charity, sc, unique reference`},
	{spec{min: 5, plate: true}, "registration, reg, registration mark, vehicle registration, car registration, irish reg, car reg"},
	// Complaints and those who decide on them.
	{spec{min: never}, "unit, officer, officers, setting, service, location, provider, property, band, bag, pass, k, p, record, panel, hearing, registered, company"},
	{spec{min: 5}, "complaint, complaints, ico, ico case, complaint case, comp, enquiry, query, request, submission, re, subject, fwd, fw, regarding, decision, appeal, tribunal, send tribunal, sendist, ombudsman, investigation"},
	{spec{min: 5, kind: rules.CaseNumber}, "lgsco, lgo, phso, psow, spso, nipso, niphso, housing ombudsman, hos"},
	// Courts.
	{spec{min: 4, initials: true}, `court case, court, court file, claim, claims, family court case, in the matter, matter, rhif achos, achos, rhif yr achos, in the family court at, case nos, sheriff court, solicitors, solicitor, counsel, docket, petition, application, order,
		sheriff court case, court order, icos, ni court, inquest, probate, court of protection, mappa, coroner, coroners, coroner s, procurator fiscal, fiscal, pf, tribunal case, mhrt, upper tribunal, county court, magistrates court, crown court, high court, indictment, list, cause`},
	// Police, prosecution, prison, probation.
	{spec{min: 4, dated: true}, `crime, crimes, cris, inc, crime report, crime reference, crime recording, incident, incidents, incident log, occurrence, occ, police, police log, police incident, police reference, intel, intel log, intelligence, intelligence log,
		niche rms, connect, athena, socrates, custody, custody record, arrest, warrant, vist, dash, cps, cps file, nfa, fixed penalty, pcn, prison, prisoner, offender, probation, delius, oasys, detained, pnd, seal, sample, voi, evidence, arrest summons, summons, oic, officer in case, officer in the case, case officer, property bag, evidence bag, exhibit bag, seal bag, bag seal`},
	{spec{min: 3, dated: true}, `log, logs, storm, storm log, serial, niche, niche occurrence, merlin, vpn, vpa, pac, pnc, pncid, cro, asn, ptiurn, case urn, noms, nomis, collar, shoulder, badge, force, epaulette,
		pc, pcs, dc, dcs, ps, ds, di, dci, pcso, pcsos, wpc, tdc, sgt, sergeant, constable, police constable, detective constable, p c, d c, p s, d s, insp, inspector, police officer, soco, csi, det con, det sgt, det insp, detective, detective sergeant, detective inspector, reporting officer, investigating officer, arresting officer, custody officer, custody sergeant, custody sgt, attending officer, meeting id, webinar`},
	{spec{min: 3, dated: true, whole: true}, "cad, crn, ppn"},
	{spec{min: 5, whole: true}, "cop, cms, csa, ccms, usn"},
	{spec{min: 3}, "notebook, pnb, pocket book, pocket notebook, iml, ir, aid"},
	{spec{min: joined}, "exhibit, exhibits, exh, exhs, exb, ex, exhibit marked, marked exhibit, exhibited, produced, produce, produce this, producing, disc, abe disc, dvd, item marked, marked, seized, abe, master disc, working copy, item, items, identified, labelled"},
	// The state and its benefits; homes and money.
	{spec{min: 6}, `dbs, dbs certificate, enhanced dbs, crb, certificate, cert, dbs cert, accessni cert, disclosure, disclosure certificate, update service, birth certificate, marriage certificate, adoption certificate, entry, pvg, pvg scheme, disclosure scotland, access ni, accessni, deed`},
	{spec{min: 5}, `utr, unique taxpayer, tax, paye, home office, ho, uan, gwf, cos, certificate of sponsorship, arc, asc, application registration card, nass, asylum support, port, visa application, ihs, uc, universal credit, uc claim, benefit, benefits, pip, dla, esa, carers allowance, child benefit, chb,
		child maintenance, child maintenance service, legal aid, legal aid certificate, certificate legal aid, maat, laa certificate, nrpf, guardians allowance, tax credit, sure start`},
	{spec{min: 5}, `council tax, council tax account, tenancy, tenancy agreement, rent, rent account, property reference, uprn, homechoice, home choice, housing, housing application, housing register, bidding, lettings, homeless, homelessness, hb, housing benefit, licence fee, water account, gas account, electricity account, energy account, meter, mpan, mprn, repair, repairs, job, works order, work order, purchase order, po`},
	{spec{min: 4}, `invoice, inv, receipt, slip, accident slip, chit, delivery note, consignment, remittance, booking, pnr, reservation, confirmation, voucher, itinerary, supplier, vendor, creditor, debtor, mandate, dd, direct debit, direct debit mandate, standing order, bacs, sun, originator, originator id, giro, paypoint, pay point, cheque, chq, tracking, ticket, customer, account ref, member, membership, loan, library card, payment, policy, insurance policy, claim form, transaction, blue badge, badge holder, bus pass, railcard, oyster, citizen card, ncc, healthy start, healthy start card, photocard, oyster photocard, tv licence, blwch, imei, imsi, iccid, sim, handset, serial number, device, event, form submission, docref, document, doc, tag, chip, microchip, gov gateway, government gateway`},
	{spec{min: 6, kind: rules.BankAccount}, "account, accounts, acc, accs, acct, a c, a c no, bank account, account holder, savings, isa, child trust fund, junior isa, credit union, payee account, into account, bank details, bank, roll, building society, building society account, savings account, current account"},
	{spec{min: 6, kind: rules.BankAccount}, "sort, sort code, sortcode, sort code account, s c, sc a c, iban, barclays, santander, halifax, lloyds, natwest, hsbc, nationwide, monzo, starling, tsb, revolut, first direct, virgin money, co op bank, skipton, leeds building society, yorkshire building society"},
	{spec{min: 12, kind: rules.BankAccount}, "card, debit card, credit card, bank card, visa card, mastercard"},
	{spec{min: 6, kind: rules.Passport}, "pp, passport, ppt, visa, visa vignette, vignette, evisa, travel document, brp, residence permit, biometric residence permit, id card, identity card"},
	{spec{min: 6, kind: rules.Address}, "ngr, grid, os grid, os, ordnance survey, map, easting, northing"},
	// Health.
	{spec{min: 4}, `hospital, hosp, mrn, medical record, medical records, patient, patient record, nhs ref, prescription, district, lab, specimen, accession, request form, radiology, x ray, xray, scan, theatre, a&e, ed, episode of care, medication order, batch, nhsd, clinic, crn study, ers`},
}

// labels is the vocabulary by phrase.
var labels = func() map[string]spec {
	m := map[string]spec{}
	for _, v := range vocabulary {
		if v.kind == "" {
			v.kind = rules.CaseNumber
		}
		for _, w := range strings.Split(v.labels, ",") {
			if w = strings.ToLower(strings.Join(strings.Fields(w), " ")); w != "" {
				m[w] = v.spec
			}
		}
	}
	return m
}()
