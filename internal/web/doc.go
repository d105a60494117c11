// Package web is the page that people use who never open a terminal: Veil in
// their own browser, served by their own computer to nobody else.
//
// It promises that only this computer, and on it only a browser that was given
// the address with the run's token, gets an answer; that the page loads nothing
// from anywhere else and cannot be made to; that nothing leaves the computer but a
// redacted draft, to a model, after the user has read and agreed to its very
// text; that what is uploaded lies in a
// folder which nobody else can read and which is gone when the run ends, or, if
// the machine lost power, when the next one starts; and that what is saved went
// the same way as with the command line: redact.Document, with its verification.
//
// It does not protect against other programs that run as the same user, and a
// browser keeps the files that it downloads.
package web
