package numfmt

// builtin are the codes of the formats that files name by number alone
// (18.8.30), those that follow the language as they are in Britain.
var builtin = map[int]string{
	0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: `£#,##0;-£#,##0`, 6: `£#,##0;-£#,##0`, 7: `£#,##0.00;-£#,##0.00`, 8: `£#,##0.00;-£#,##0.00`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: british, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: british + " hh:mm",
	37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
	41: `#,##0;-#,##0;"-";@`, 42: `£#,##0;-£#,##0;£"-";@`, 43: `#,##0.00;-#,##0.00;"-";@`, 44: `£#,##0.00;-£#,##0.00;£"-";@`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}

// british is how dates are written where a format leaves it to the language.
const british = "dd/mm/yyyy"

// Builtin is the code of a format that is named by its number.
func Builtin(id int) (code string, ok bool) {
	if id >= 27 && id <= 36 || id >= 50 && id <= 58 { // dates of East Asian languages
		return british, true
	}
	code, ok = builtin[id]
	return code, ok
}
