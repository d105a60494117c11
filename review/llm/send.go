package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
)

// Error is why there is no answer, in words for the user. It quotes neither the
// draft nor what the server said.
type Error struct{ Why string }

func (e *Error) Error() string { return "the model gave no answer that can be used: " + e.Why }

const (
	attempts  = 4
	maxAnswer = 1 << 20 // bytes; more is no answer to these questions
	longPause = time.Minute
)

// Send sends a request that the user agreed to by its hash, and returns the
// model's answer as it came. It tries again, with pauses, where the server is
// busy or the connection breaks.
func (c *Client) Send(ctx context.Context, r *Request, agreed string) (string, error) {
	if agreed != r.Hash() {
		return "", errors.New("what was agreed to is not this text; nothing was sent")
	}
	chat := r.chat
	plain := chat
	plain.ResponseFormat = nil
	less, err := json.Marshal(plain) // says less than what was agreed to
	if err != nil {
		return "", err
	}
	c.guard.allow(r.body, less)
	defer c.guard.allow()
	var last error
	for try := range attempts {
		answer, err := c.once(ctx, chat)
		if err == nil {
			return answer, nil
		}
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		t := classify(err)
		if t.noFormat && chat.ResponseFormat != nil {
			chat.ResponseFormat = nil
			c.trouble("it does not know answers by schema; asked without")
			continue
		}
		last = &Error{t.why}
		if !t.again || try == attempts-1 {
			return "", last
		}
		wait := c.guard.retryAfter()
		if wait == 0 {
			base := time.Second << try
			wait = base/2 + rand.N(base)
		}
		c.trouble(fmt.Sprintf("%s; trying again in %s", t.why, wait.Round(time.Second)))
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-c.pause(min(wait, longPause)):
		}
	}
	return "", last
}

func (c *Client) trouble(why string) {
	if c.config.Progress != nil {
		c.config.Progress(0, why)
	}
}

// errCut means that the answer ends before its end.
var errCut = errors.New("cut off")

// once is one attempt.
func (c *Client) once(ctx context.Context, chat openai.ChatCompletionRequest) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, c.config.Wait)
	defer cancel()
	stream, err := c.api.CreateChatCompletionStream(ctx, chat)
	if err != nil {
		return "", err
	}
	defer stream.Close()
	var answer strings.Builder
	finished := false
	for {
		part, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		for _, choice := range part.Choices {
			answer.WriteString(choice.Delta.Content)
			switch choice.FinishReason {
			case openai.FinishReasonStop:
				finished = true
			case openai.FinishReasonLength, openai.FinishReasonContentFilter:
				return "", errCut
			}
		}
		if answer.Len() > maxAnswer {
			return "", errCut
		}
		if c.config.Progress != nil {
			c.config.Progress(answer.Len(), "")
		}
	}
	if !finished || answer.Len() == 0 {
		return "", io.ErrUnexpectedEOF
	}
	return answer.String(), nil
}

// kind is what an attempt's failure means.
type kind struct {
	why      string
	again    bool // worth trying again
	noFormat bool // the server may not know the schema
}

func classify(err error) kind {
	status := 0
	var api *openai.APIError
	var req *openai.RequestError
	switch {
	case errors.As(err, &api):
		status = api.HTTPStatusCode
	case errors.As(err, &req):
		status = req.HTTPStatusCode
	}
	var net_ net.Error
	switch {
	case errors.Is(err, errGuard):
		return kind{why: errGuard.Error()}
	case errors.Is(err, errRedirect):
		return kind{why: errRedirect.Error()}
	case errors.Is(err, errCut):
		return kind{why: "it is cut off; a shorter draft or another model may help"}
	case status == http.StatusTooManyRequests:
		return kind{why: "the server has too many requests", again: true}
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return kind{why: "the server does not accept the key"}
	case status == http.StatusNotFound:
		return kind{why: "there is no such model or address"}
	case status == http.StatusRequestEntityTooLarge:
		return kind{why: "the draft is too long for it"}
	case status == http.StatusBadRequest || status == http.StatusUnprocessableEntity:
		return kind{why: "the server does not understand the request", noFormat: true}
	case status >= 500:
		return kind{why: "the server has a fault (" + strconv.Itoa(status) + ")", again: true}
	case status >= 300:
		return kind{why: "the server answered with code " + strconv.Itoa(status)}
	case errors.As(err, &net_) && net_.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return kind{why: "it took too long", again: true}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return kind{why: "the answer stopped half way", again: true}
	}
	var op *net.OpError
	if errors.As(err, &op) {
		if op.Op == "dial" {
			return kind{why: "nobody can be reached at that address", again: true}
		}
		return kind{why: "the connection broke", again: true}
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return kind{why: "the server's answer is not in the expected form"}
	}
	return kind{why: "the connection failed", again: true}
}
