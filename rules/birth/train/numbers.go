package main

import (
	"strconv"
	"strings"
)

var ones = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
var tens = strings.Fields("zero ten twenty thirty forty fifty sixty seventy eighty ninety")

func inWords(n int) string {
	switch {
	case n < 20:
		return ones[max(n, 0)]
	case n > 99:
		return strconv.Itoa(n)
	case n%10 == 0:
		return tens[n/10]
	}
	return tens[n/10] + "-" + ones[n%10]
}

func yearWords(y int) string {
	switch {
	case y < 2000:
		return "nineteen " + inWords(y%100)
	case y < 2010:
		return "two thousand and " + inWords(y%100)
	}
	return "twenty " + inWords(y%100)
}

var ordinalWords = strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")

// ordinalWord writes the number of a day in words.
func ordinalWord(n int) string {
	switch {
	case n <= 20:
		return ordinalWords[n]
	case n == 30:
		return "thirtieth"
	}
	return tens[n/10] + "-" + ordinalWords[n%10]
}

// ordinal writes "3rd".
func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}
