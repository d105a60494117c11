package rules

import (
	"strings"
	"unicode"
)

// generic are words that stand in the names of many bodies and in the titles
// of meetings and papers. A name of which nothing else is left names nobody:
// "the Family Centre", "Local Primary School".
var generic = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`
		a about above academies academy access according acorn's act additional address adolescent adopted adoption
		adoptive adult advocacy after afternoon agency all allocated also alternative an and any apologies approved
		area as assessed assessment assistant at attachment attend attended attending attends autism behaviour behavioural
		before best boarding both boys but by care carer carers case catholic cathedral centre centres chair charity chief child childhood
		children children's childrens church city class clinic clinical club cognitive college combined commissioned community
		comprehensive concern concerns conference contact core council counselling county court cross current
		date day dental deputy designated dialectical different director district domestic duty dyadic
		each early east education educational emergency emotional england english executive external family final first form former
		foster fostering foundation free friends from full further gender general girls government gp grammar great group
		had has have head headteacher health her high higher his home hospital hostel house housing how i if in independent infant
		infants initial inpatient integrated interim international is it its joint junior juvenile key kinship language
		last law lead leaving legal liaison life local lodge looked lower main mainstream maintained manager many
		medical meeting mental middle mixed mother mother's multi my named national neighbourhood new next nhs no north not
		nursery nurture occupational of officer old on one open or other our out outreach over parent parents partnership
		permanence pharmacy placement plan play police policy post practice pre prep preparatory preschool presbyterian previous primary private
		professional programme project provider psychological psychology public pupil pupils re reception referral
		refuge regional report residential respite review roman room royal rural safe safeguarding school schools scottish second
		secondary secure senior sensory separate service services several she short sibling six sixth small social some south
		special specialist speech staff state statutory student summer sunday support surgery systemic team
		temporary the their then therapeutic therapies therapy there therapist these they this three time to together town training trauma
		trust two under unit united upper urgent us victim village virtual voluntary we week welfare welsh west
		what when where which while who why with women's work worker working year years young your youth
		seek consult engage ensure understand protect challenging challenge consider request obtain offer provide explore
		start continue weekly fortnightly monthly daily individual previous further discuss refer referred recommend
		recommended completed complete ongoing following regarding use using get find make include including need needs
		good bad best's free childcare developmental harm risk risks serious severe abuse neglect physical sexual
		solicitor solicitors llp associates consultancy chambers stables ltd limited cic fc gymnastics scout scouts cubs
		beavers brownies guides psychotherapy mediation hospice chemist opticians vets playgroup kindergarten
		childminding creche ward grange manor villa hall towers farm dentist dentists doctors riding football rugby swimming dance
		mosque synagogue temple gurdwara chapel foodbank food bank refuge foyer supported living accommodation home's
		infant's junior's girl's boy's college's sixth pru utc studio saint st ysgol coleg academy's cofe c.of.e rc va vc ce
		islamic jewish methodist muslim sikh hindu endowed aided controlled foundation's medium all through residential
		school's attends ask asked both can could did do does every following he interview letter minutes
		monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
		september october november december england wales scotland ireland britain british uk`) {
		m[w] = true
	}
	return m
}()

// validNamed accepts the name of a body that has a word of its own in it.
func validNamed(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return notName(r) && r != '\'' && r != '’' }) {
		r := []rune(w)
		low := strings.ToLower(strings.ReplaceAll(w, "’", "'"))
		if unicode.IsUpper(r[0]) && len(r) > 1 && !generic[low] && !generic[strings.TrimSuffix(low, "s")] {
			return true
		}
	}
	return false
}

// validSchool accepts the name of a school that is the name of one school:
// not that of a college of a profession or of a council's virtual school.
func validSchool(s string) bool {
	low := strings.ToLower(s)
	for _, w := range []string{"royal college", "college of policing", "national college", "virtual school", "college of social work", "staff college", "college of paramedics", "academy trust"} {
		if strings.Contains(low, w) {
			return false
		}
	}
	return validNamed(s)
}

// publicBody are words that mark a body as one that does not identify: its
// name says which county somebody lives in at most.
var publicBody = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`nhs council councils borough ministry department royal ofsted cafcass camhs
		constabulary police tribunal ombudsman university barnardos nspcc act acts government court`) {
		m[w] = true
	}
	return m
}()

// validBody accepts the name of a small body that has a word of its own in it.
// Where the kind of body is written small ("Mill Lane surgery"), the name needs
// two words of its own and must not be a person's ("Dr Khan's surgery").
func validBody(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	capitals := 0
	for _, w := range words {
		if publicBody[strings.ToLower(strings.Trim(w, ".,'’"))] {
			return false
		}
		if unicode.IsUpper([]rune(w)[0]) {
			capitals++
		}
	}
	if last := []rune(words[len(words)-1]); unicode.IsLower(last[0]) {
		own := strings.NewReplacer("children's", "", "children’s", "", "women's", "", "women’s", "").Replace(strings.ToLower(s))
		if capitals < 2 || strings.Contains(own, "'s ") || strings.Contains(own, "’s ") {
			return false
		}
	}
	return validNamed(s)
}
