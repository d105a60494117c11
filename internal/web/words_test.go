package web

import (
	"testing"

	"veil/redact/plan"
	"veil/rules"
)

func TestBecause(t *testing.T) {
	for _, c := range []struct {
		edit plan.Edit
		want string
	}{
		{plan.Edit{Kind: rules.Person, Rule: "x", Mask: true, Why: "surname, forename"}, "It will be taken out. Veil takes it for a name: surname, forename."},
		{plan.Edit{Kind: rules.NHSNumber, Rule: "x", Mask: true, Why: "the check digit fits"}, "It will be taken out. Veil takes it for an NHS number: the check digit fits."},
		{plan.Edit{Kind: rules.NINumber, Rule: "x", Mask: true, Why: "its form"}, "It will be taken out. Veil takes it for a National Insurance number: its form."},
		{plan.Edit{Kind: rules.BankAccount, Rule: "x", Mask: true, Why: "its form"}, "It will be taken out. Veil takes it for bank details: its form."},
		{plan.Edit{Kind: rules.Person, Rule: plan.RuleOrdinary, Why: "an ordinary word here"}, "It stays in the copy. It is an ordinary word here."},
		{plan.Edit{Kind: rules.Person, Mask: true, Why: "you marked it"}, "It will be taken out. You marked it."},
		{plan.Edit{Kind: rules.Date}, "It stays in the copy."},
	} {
		if got := because(&c.edit); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for _, k := range rules.Kinds {
		if p := kindPhrase(k); p == "" || p == k {
			t.Errorf("%s has no words", k)
		}
	}
}
