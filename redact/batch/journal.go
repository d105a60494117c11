package batch

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"math"
	"os"
	"path/filepath"
	"time"

	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/s2"
	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// journal remembers what was found in each file and what was done with it. On
// the disk there is nothing to read without the secret, which lives in the
// encrypted key map: keys are hashed with it, values packed and encrypted.
type journal struct {
	db     *bolt.DB
	path   string
	secret []byte
	seal   cipher.AEAD
}

// The buckets.
var (
	looked     = []byte("looked") // what was found: finds
	madeBucket = []byte("made")   // what was done: made
	about      = []byte("about")
)

// openJournal opens the journal at path, or a new one where it belongs to
// another vault. With no vault it starts anew, under a secret that nobody keeps.
func openJournal(path string, v *Vault) (*journal, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, &PlaceError{"the folder for the journal, " + filepath.Dir(path) + ", cannot be made"}
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second, NoFreelistSync: true})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, ErrBusy
	}
	if err != nil { // damaged: what was done is found out again
		if os.Remove(path) == nil {
			db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second, NoFreelistSync: true})
		}
		if err != nil {
			return nil, &PlaceError{"the journal " + path + " cannot be opened"}
		}
	}
	db.MaxBatchDelay = gather
	j := &journal{db: db, path: path}
	if v != nil {
		j.secret = v.Secret
	} else {
		j.secret = make([]byte, 32)
		rand.Read(j.secret)
	}
	block, err := aes.NewCipher(j.hash("values")[:32])
	if err == nil {
		j.seal, err = cipher.NewGCM(block)
	}
	if err == nil {
		err = j.own()
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return j, nil
}

// gather is how long a value waits for others, to go to the disk with them.
const gather = 2 * time.Millisecond

// own empties a journal that belongs to another vault.
func (j *journal) own() error {
	mark := j.hash("journal 3")
	return j.db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(about)
		if err != nil {
			return err
		}
		mine := hmac.Equal(b.Get([]byte("vault")), mark)
		for _, name := range [][]byte{looked, madeBucket} {
			if !mine && tx.Bucket(name) != nil {
				if err := tx.DeleteBucket(name); err != nil {
					return err
				}
			}
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return b.Put([]byte("vault"), mark)
	})
}

func (j *journal) close(forget bool) {
	j.db.Close()
	if forget {
		os.Remove(j.path)
	}
}

// hash is a keyed hash of a text.
func (j *journal) hash(s string) []byte {
	h := hmac.New(sha256.New, j.secret)
	h.Write([]byte(s))
	return h.Sum(nil)
}

// get reads what a bucket holds of a file; false where it holds nothing.
func (j *journal) get(bucket []byte, id string, into any) bool {
	return j.read(bucket, j.hash(id), into)
}

// read is get for a file by its key.
func (j *journal) read(bucket, key []byte, into any) bool {
	var plain []byte
	err := j.db.View(func(tx *bolt.Tx) (err error) {
		plain, err = j.open(key, tx.Bucket(bucket).Get(key))
		return err
	})
	return err == nil && decode(plain, into) == nil
}

// encode is a value as bytes: the same ones for equal values. CBOR (RFC 8949) is
// read in half the time of JSON, and with fewer pieces of memory.
func encode(v any) ([]byte, error) { return encoding.Marshal(v) }

// decode undoes encode.
func decode(b []byte, into any) error { return decoding.Unmarshal(b, into) }

// Text of documents need not be UTF-8 throughout.
var (
	encoding = must(cbor.CoreDetEncOptions().EncMode())
	decoding = must(cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid, MaxArrayElements: math.MaxInt32, MaxMapPairs: math.MaxInt32}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// sealed packs and encrypts what is kept under a key, and open undoes it. Findings
// say the same again and again: packed, they take an eighth of the room.
func (j *journal) sealed(key, plain []byte) []byte {
	nonce := make([]byte, j.seal.NonceSize())
	rand.Read(nonce)
	return j.seal.Seal(nonce, nonce, s2.EncodeBetter(nil, plain), key)
}

func (j *journal) open(key, sealed []byte) ([]byte, error) {
	n := j.seal.NonceSize()
	if len(sealed) < n {
		return nil, errNothing
	}
	packed, err := j.seal.Open(nil, sealed[:n], sealed[n:], key)
	if err != nil {
		return nil, err
	}
	return s2.Decode(nil, packed)
}

var errNothing = errors.New("batch: nothing is kept")

// entry is a value for a file.
type entry struct {
	bucket []byte
	id     string
	value  any
}

// put stores values together: all or none. Values of several workers at one time
// go to the disk at one time.
func (j *journal) put(entries ...entry) error {
	type pair struct{ bucket, key, value []byte }
	var pairs []pair
	for _, e := range entries {
		plain, err := encode(e.value)
		if err != nil {
			return err
		}
		key := j.hash(e.id)
		pairs = append(pairs, pair{e.bucket, key, j.sealed(key, plain)})
	}
	err := j.db.Batch(func(tx *bolt.Tx) error {
		for _, p := range pairs {
			if err := tx.Bucket(p.bucket).Put(p.key, p.value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return &PlaceError{"the journal cannot be written: the disk may be full"}
	}
	return nil
}

// drop forgets what a bucket holds of a file.
func (j *journal) drop(bucket []byte, id string) error {
	key := j.hash(id)
	if err := j.db.Update(func(tx *bolt.Tx) error { return tx.Bucket(bucket).Delete(key) }); err != nil {
		return &PlaceError{"the journal cannot be written: the disk may be full"}
	}
	return nil
}

// all returns every value of a bucket, by its key.
func (j *journal) all(bucket []byte, each func(key string, plain []byte)) error {
	return j.db.View(func(tx *bolt.Tx) error {
		return tx.Bucket(bucket).ForEach(func(key, sealed []byte) error {
			if plain, err := j.open(key, sealed); err == nil {
				each(string(key), plain)
			}
			return nil
		})
	})
}
