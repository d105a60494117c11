// Package llm asks a language model about a draft. It is the only part of Veil
// that opens a connection to anywhere.
//
// It promises that nothing leaves but what a verify.Text holds, the type that
// only a passed verification makes: raw text does not compile, and the zero
// value is refused. What is sent is exactly what Request.Body returned and the
// user agreed to; anything else is stopped below the HTTP client. It follows no
// redirect, and speaks https to all but this machine's own addresses. Errors
// never quote the draft or the answer.
//
// It does not promise that a model's answer is right or safe to follow: the
// answer is checked for its form, and shown beside the local check.
package llm

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"

	"veil/redact/verify"
)

// Config says which model to ask.
type Config struct {
	URL   string // of an OpenAI-compatible interface, such as https://api.openai.com/v1
	Model string
	Key   string // empty where the server asks for none
	// Azure is the version of Azure's interface, such as 2024-10-21; empty for
	// all others.
	Azure string
	// Wait is the longest time for one attempt; 0 stands for two minutes.
	Wait time.Duration
	// Progress, if set, is told how many bytes of the answer have come, and, in
	// words, what goes wrong and is tried again.
	Progress func(bytes int, trouble string)
}

// Client asks one model.
type Client struct {
	config Config
	host   string
	local  bool
	api    *openai.Client
	guard  *guard
	pause  func(time.Duration) <-chan time.Time // tests need not wait
}

// New returns a client, without connecting.
func New(c Config) (*Client, error) {
	if c.Model == "" {
		return nil, errors.New("which model? the address alone does not say")
	}
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http" {
		return nil, errors.New("the address of the model is not one: it looks like https://api.openai.com/v1")
	}
	local := loopback(u.Hostname())
	if u.Scheme == "http" && !local {
		return nil, errors.New("the address of the model begins with http and is not on this computer: only https keeps what is sent from being read on the way")
	}
	if c.Wait == 0 {
		c.Wait = 2 * time.Minute
	}
	g := newGuard(local)
	conf := openai.DefaultConfig(c.Key)
	if c.Azure != "" {
		conf = openai.DefaultAzureConfig(c.Key, strings.TrimSuffix(c.URL, "/"))
		conf.APIVersion = c.Azure
	}
	conf.BaseURL = strings.TrimSuffix(c.URL, "/")
	conf.HTTPClient = &http.Client{Transport: g, Timeout: c.Wait, CheckRedirect: func(*http.Request, []*http.Request) error {
		return errRedirect
	}}
	return &Client{config: c, host: u.Host, local: local, api: openai.NewClientWithConfig(conf), guard: g, pause: time.After}, nil
}

var errRedirect = errors.New("the server wants the text sent on to another address, which was not agreed to")

// Host is where requests go, and whether that is this computer.
func (c *Client) Host() (host string, local bool) { return c.host, c.local }

// loopback reports whether a name in an address means this computer. A name
// that the network could resolve elsewhere does not; the guard looks at the
// address once more when it connects.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// Request is what is to be sent.
type Request struct {
	chat openai.ChatCompletionRequest
	body []byte
	said int // sentences numbered in it
}

// ErrUnverified means that a text was not verified.
var ErrUnverified = errors.New("the text was not verified; nothing was sent")

// Check asks the seven questions about a draft. sentences are the draft's,
// divided by the caller out of text.String(); each has to be a part of it.
func (c *Client) Check(text verify.Text, sentences []string) (*Request, error) {
	if !text.Valid() {
		return nil, ErrUnverified
	}
	var b strings.Builder
	whole := squeeze(text.String())
	for i, s := range sentences {
		if !strings.Contains(whole, squeeze(s)) {
			return nil, ErrUnverified
		}
		fmt.Fprintf(&b, "%d. %s\n", i+1, squeeze(s))
	}
	return c.request(checkTask, b.String(), len(sentences), &checkFormat)
}

// Ask puts a question of the user's own; text holds the papers and, at its end,
// the question, redacted and verified together.
func (c *Client) Ask(text verify.Text) (*Request, error) {
	if !text.Valid() {
		return nil, ErrUnverified
	}
	return c.request(askTask, text.String(), 0, nil)
}

// squeeze makes one blank of every stretch of blanks.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func (c *Client) request(task, data string, said int, format *openai.ChatCompletionResponseFormat) (*Request, error) {
	r := &Request{said: said, chat: openai.ChatCompletionRequest{
		Model:          c.config.Model,
		Messages:       []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleSystem, Content: task}, {Role: openai.ChatMessageRoleUser, Content: data}},
		ResponseFormat: format, Stream: true,
	}}
	b, err := json.Marshal(r.chat)
	if err != nil {
		return nil, err
	}
	r.body = b
	return r, nil
}

// Body is the bytes that will be sent.
func (r *Request) Body() []byte { return r.body }

// Text is what a person needs to read of it: the instructions and the redacted
// words, as they are.
func (r *Request) Text() string {
	return r.chat.Messages[0].Content + "\n\n" + r.chat.Messages[1].Content
}

// Hash names the bytes; who agrees to them in a script gives it.
func (r *Request) Hash() string {
	sum := sha256.Sum256(r.body)
	return hex.EncodeToString(sum[:])
}
