package names

// roleLetters are the abbreviations of what people in the papers are, the usual
// ones of social care, health, schools, police and family: "(IDVA)", "SW Jas".
var roleLetters = hashes("sw ssw asw aswp nqsw asye tm stm hv sn scphn iro cg gal cpo dsl ddsl senco sendco alnco ta hlta ht dht aht slt salt ot ep cp cpn gp rgn rmn idva isva lado caf fsw frw esw ewo epo ypa po ppo om dc ds di dci pc ps pcso insp oic sio vlo ippc ycw yow dpo rm rsw drw kw fc fco csw iv mgm mgf pgm pgf nok sib yp bsw bso mum dad")
