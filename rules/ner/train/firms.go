package main

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// siteWords are the names of places of the world.
var siteWords = hashes(sites)

// isSite reports whether text is a place for which another can stand.
func isSite(text string) bool {
	return lexicon.Word(text)&lexicon.Place != 0 || siteWords[lexicon.Hash(text)]
}

// isFirm reports whether text is an organisation's whole name, not a handle or
// part of an address.
func isFirm(text, before string) bool {
	c, n := utf8.DecodeLastRuneInString(before)
	return !strings.ContainsAny(text, "@#/._\n") && (n == 0 || !strings.ContainsRune("@#/._-", c))
}

// firm makes up the name of an organisation, or takes one that there is. Many
// are named after people: what is beside the name has to tell.
func (n *nameLists) firm(r *rand.Rand) string {
	switch x := r.IntN(100); {
	case x < 45:
		return pick(r, n.firms)
	case x < 60:
		b := make([]byte, 2+r.IntN(4))
		for i := range b {
			b[i] = "AABCCDEEFGHIILMNNOPRRSSTTUW"[r.IntN(27)]
		}
		return string(b)
	case x < 70:
		return pick(r, n.family) + " " + pick(r, trades)
	case x < 75:
		return pick(r, n.usual) + " & " + pick(r, n.family)
	case x < 80:
		return pick(r, n.sites) + " " + pick(r, trades)
	}
	return coined(r) + pick(r, []string{"", "", "", " Inc", " Ltd", " Group", " Systems"})
}

// coined makes up a word such as firms take for names.
func coined(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(2) {
		b.WriteString(pick(r, syllables))
	}
	b.WriteString(pick(r, []string{"", "", "co", "tech", "x", "ex", "a", "o", "ix", "ia", "on", "gen", "soft", "com", "net", "ora"}))
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// recase writes s in lower or upper case if like is.
func recase(s, like string) string {
	switch {
	case strings.ToLower(like) == like:
		return strings.ToLower(s)
	case strings.ToUpper(like) == like && len(like) > 4:
		return strings.ToUpper(s)
	}
	return s
}

var trades = strings.Split("Electric;Motors;Foundation;Group;Holdings;Bank;Energy;Partners;Associates;Insurance;Plumbing;Dental;Landscaping;"+
	"Auto Repair;Pharmacy;Brewery;Bakery;Cafe;Grill;Pizza;Hotel;Inn;Records;Studios;Press;Media;Software;Systems;Technologies;University;College;Tech;"+
	"Institute;Hospital;Airlines;Railways;Stores;Supermarket;Market;Brothers;Bros;& Sons;& Co;Inc;LLC;Ltd;Corp;Party;Army;Front;United;City;FC;Council;Times;Herald;Post", ";")

var syllables = strings.Fields("ab ac al am an ar as bi bo ca ce co cor cy da de di do dy e el en er ex fa fi fo gen gi go ha hi in ju ka ki la le li lo lu ma me mi mo na " +
	"ne ni no nu o om on or pa pe pi po qua ra re ri ro sa se si so su ta te ti to tri u un va ve vi vo wa we xe ya ze zi zo")
