/* presend for programs in C, and for languages that call C.
 *
 *   presend_checker *checker = presend_load(NULL);
 *   const char *text = "write to john@gmail.com";
 *   char *decision = presend_check(checker, NULL, text, strlen(text), "{\"surface\":\"proposal\"}",
 *                                  PRESEND_TERMINATED, 0, NULL);
 *   if (decision == NULL) fprintf(stderr, "%s\n", presend_last_error());
 *   else puts(decision);
 *   presend_free(decision);
 *   presend_free_checker(checker);
 *
 * Texts. What goes in is UTF-8 with its size in bytes, or PRESEND_TERMINATED for one that ends with
 * a NUL; it is read during the call only and may be ill-formed (each ill-formed part counts as
 * U+FFFD). NULL stands for the empty text when its size is 0. What comes out is UTF-8, ends with a
 * NUL that its size does not count, and belongs to the caller, who gives it back to presend_free.
 * `size`, where it is not NULL, is set to the size of what comes out, and to 0 on failure. JSON
 * that comes out holds no NUL; a redacted text or a report may, when the text did.
 *
 * Units. `start` and `end` in a decision count UTF-16 code units of the text, or bytes with
 * PRESEND_UTF8_OFFSETS; `end` is exclusive, and a range never splits a grapheme cluster.
 *
 * Errors. A call that fails returns NULL, and presend_last_error says why: JSON,
 * {"code":"...","message":"..."}, with the codes that presend has in every language. The message is
 * for developers. No exception leaves these functions. Memory that runs out while a text is checked
 * ends the process, as it does in any program that does not expect it to; the memory of a check is
 * bounded by the size of its text, and no text over 16 MiB is taken.
 *
 * Languages. The pack that is built in has its texts in all of its locales beside it, and
 * presend_load takes them; a context's "locale" chooses. presend_with_texts takes those of another
 * pack.
 *
 * Threads. A checker can be used from any number of threads at once. A workspace is for one thread
 * at a time. Nothing else is shared.
 *
 * Compatibility. Structures begin with their own size, so that later versions can add members at
 * the end, and unknown flags are refused. Freeing NULL does nothing.
 */
#ifndef PRESEND_PRESEND_H_
#define PRESEND_PRESEND_H_

#include <stddef.h>

#ifdef PRESEND_EXPORTS /* the shared library itself is being built */
#define PRESEND_EXPORT __attribute__((visibility("default")))
#else
#define PRESEND_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* In the place of a size: the text ends with a NUL. */
#define PRESEND_TERMINATED ((size_t)-1)

/* Flags; each function says which it takes. */
#define PRESEND_ALL 1u          /* also findings that are clear */
#define PRESEND_TRACE 2u        /* also every candidate, kept or rejected, with its evidence */
#define PRESEND_UTF8_OFFSETS 4u /* offsets count bytes, not UTF-16 code units */
#define PRESEND_COLOUR 8u       /* with the colours of a terminal */
#define PRESEND_EXPLAIN 16u     /* also how the decision came about */
#define PRESEND_ASK 32u         /* also what the policy asks about */

/* The engine with a rule pack. Immutable. */
typedef struct presend_checker presend_checker;

/* Buffers, and the context read last, kept from call to call: for those who check often. */
typedef struct presend_workspace presend_workspace;

/* A key whose signatures on packs are accepted (presend/signed_pack.h). Days count from 1970-01-01,
 * UTC; both are included. */
typedef struct presend_key {
  const char* id; /* ends with a NUL */
  unsigned char public_key[32];
  int not_before;
  int not_after;
} presend_key;

/* What presend_load takes; initialise it with PRESEND_LOAD_OPTIONS_INIT. */
typedef struct presend_load_options {
  size_t struct_size; /* sizeof(presend_load_options) */
  /* The bytes of a pack, read during the call only. NULL: the pack that is built in. */
  const void* pack;
  size_t pack_size;
  /* "sha256:<64 hex digits>" of the pack that is trusted. NULL: the one that is built in. */
  const char* trusted_digest;
  /* Not 0: any well-formed pack is taken, whoever made it. For authors of rules. */
  int any_pack;
  /* Besides the trusted digest, packs that one of these keys has signed; NULL: no keys. */
  const presend_key* keys;
  size_t key_count;
  /* The day by which keys and expiry are judged, counted from 1970-01-01, UTC. Needed with keys. */
  int today;
  /* The checker whose place this one shall take, or NULL: a pack of another id is refused, and so
   * is an earlier version. */
  const presend_checker* held;
} presend_load_options;

#define PRESEND_LOAD_OPTIONS_INIT {sizeof(presend_load_options), NULL, 0, NULL, 0, NULL, 0, 0, NULL}

/* The texts of one locale other than English: the bytes of a file that `presend pack compile`
 * writes beside the pack ("my.de.texts"). */
typedef struct presend_texts {
  const void* bytes;
  size_t size;
} presend_texts;

/* The version of presend, the same string as in package.json; never freed. */
PRESEND_EXPORT const char* presend_version(void);

/* Why the last call that failed on this thread did so, as JSON; "" when none has failed. Valid
 * until the next call that fails on this thread; never freed. */
PRESEND_EXPORT const char* presend_last_error(void);

/* Opens a pack; NULL for the one that is built in. Takes milliseconds: load once. The checker
 * belongs to the caller. It explains in English, and in those of the built-in locales whose texts
 * are the ones that the pack names by digest: of the pack that is built in all. Errors:
 * invalid_arguments, and those of a pack (ErrorCode in presend/result.h; they begin with "pack_").
 */
PRESEND_EXPORT presend_checker* presend_load(const presend_load_options* options);

/* Another checker over the same pack, which also explains in the locales of `files`; a later file
 * of a locale takes the place of an earlier one. The files are read during the call only. `checker`
 * stays as it is and may be in use meanwhile. Both belong to the caller, who frees them in any
 * order. A checker loaded to take the place of one held is given its texts anew. Errors, and then
 * there is no other checker: invalid_arguments, texts_damaged (no file of texts, or none for the
 * ids of this pack), texts_unknown (the pack does not name the locale), texts_untrusted (the pack
 * names another digest). */
PRESEND_EXPORT presend_checker* presend_with_texts(const presend_checker* checker,
                                                   const presend_texts* files, size_t count);

/* No call with this checker may be under way. */
PRESEND_EXPORT void presend_free_checker(presend_checker* checker);

/* Serves any checkers, one call at a time. */
PRESEND_EXPORT presend_workspace* presend_new_workspace(void);
PRESEND_EXPORT void presend_free_workspace(presend_workspace* workspace);

/* The decision about a text under a context (a JSON object; NULL with size 0: the strictest
 * ordinary case), as canonical JSON; with PRESEND_TRACE {"decision":...,"trace":[...]}. `workspace`
 * may be NULL. Flags: PRESEND_ALL, PRESEND_TRACE, PRESEND_UTF8_OFFSETS. Errors: invalid_arguments,
 * text_too_long, and of the context invalid_json, unknown_key, unknown_word, invalid_value,
 * context_too_large. */
PRESEND_EXPORT char* presend_check(const presend_checker* checker, presend_workspace* workspace,
                                   const char* text, size_t text_size, const char* context,
                                   size_t context_size, unsigned flags, size_t* size);

/* What `presend check` prints for people. Flags: PRESEND_ALL, PRESEND_COLOUR, PRESEND_EXPLAIN.
 * Errors as presend_check. */
PRESEND_EXPORT char* presend_report(const presend_checker* checker, const char* text,
                                    size_t text_size, const char* context, size_t context_size,
                                    unsigned flags, size_t* size);

/* The text with each detail that is blocked under the context replaced by `placeholder` (ends with
 * a NUL; NULL: the sign of an omission in brackets), whatever it is that is blocked, and the rest
 * as it was, byte for byte; presend/redact.h says it in full. Flags: PRESEND_ASK. Errors as
 * presend_check. */
PRESEND_EXPORT char* presend_redact(const presend_checker* checker, presend_workspace* workspace,
                                    const char* text, size_t text_size, const char* context,
                                    size_t context_size, const char* placeholder, unsigned flags,
                                    size_t* size);

/* The same for a decision that is there already: JSON of presend_check about this text, made with
 * the same PRESEND_UTF8_OFFSETS. It must come from a check of one's own: one that a client sends
 * may leave out findings. Flags: PRESEND_ASK, PRESEND_UTF8_OFFSETS. Errors: invalid_arguments (also
 * when the decision is about another text), text_too_long, invalid_json, invalid_value. */
PRESEND_EXPORT char* presend_redact_decision(const char* text, size_t text_size,
                                             const char* decision, size_t decision_size,
                                             const char* placeholder, unsigned flags, size_t* size);

/* JSON: the pack's id, version and digest, its policies with their words, rows and lifts, kinds,
 * acts, outcomes and locales. Errors: invalid_arguments. */
PRESEND_EXPORT char* presend_pack_info(const presend_checker* checker, size_t* size);

/* A text of the pack by its id ("interface.redacted", "apps.telegram") in the best locale for a BCP
 * 47 tag; both end with a NUL. "" when there is none. Errors: invalid_arguments. */
PRESEND_EXPORT char* presend_message(const presend_checker* checker, const char* id,
                                     const char* locale, size_t* size);

/* Gives back a text that came out of the functions above. */
PRESEND_EXPORT void presend_free(void* text);

#ifdef __cplusplus
}
#endif

#endif /* PRESEND_PRESEND_H_ */
