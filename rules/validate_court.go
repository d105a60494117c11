package rules

import "veil/rules/dfa"

// claimNumber lists the forms of the numbers of the County Court (C00AB123,
// 3BM04512), the High Court and Court of Appeal (KB-2023-001234, B4/2023/0123,
// CO/1234/2023), the Crown Court (T20237123) and the tribunals (2301234/2023,
// EH330/23/00012). Source: HM Courts and Tribunals Service, forms and listings.
var claimNumber = dfa.MustCompile(`^(?:[A-HJ-NP-Z]\d{2}[A-Z]{2}\d{3}|\d[A-Z]{2}\d{5}|(?:KB|QB|CA|AC|CO|BL|PT|FAM|FL|TLQ)-\d{4}-(?:[A-Z]{3}-)?\d{4,6}|[A-Z]\d/\d{4}/\d{4}(?:/[A-Z]+)?|CO/\d{2,5}/\d{4}|[TSUA]20\d{6}|\d{7}/(?:19|20)\d{2}|[ES][EHD]\d{2,3}/\d{2}/\d{5})$`)

// validClaimNumber accepts a number of a case in a civil or criminal court or a
// tribunal, by its shape.
func validClaimNumber(s string) bool { return claimNumber.MatchString(s) }
