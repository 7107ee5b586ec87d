/* Checks the messages given as arguments, as a server would: the decision, and the text as it may
 * be passed on. */
#include <presend/presend.h>
#include <stdio.h>
#include <string.h>

static const char context[] = "{\"surface\":\"message\"}";

static int check(const presend_checker* checker, presend_workspace* workspace, const char* text) {
  char* redacted;
  char* decision =
      presend_check(checker, workspace, text, strlen(text), context, PRESEND_TERMINATED, 0, NULL);
  if (decision == NULL) {
    fprintf(stderr, "%s\n", presend_last_error());
    return 1;
  }
  /* A program reads the JSON with a library; its first key is the verdict. */
  printf("%.*s\n", (int)strcspn(decision, ","), decision + 1);
  redacted =
      presend_redact_decision(text, strlen(text), decision, PRESEND_TERMINATED, NULL, 0, NULL);
  presend_free(decision);
  if (redacted == NULL) {
    fprintf(stderr, "%s\n", presend_last_error());
    return 1;
  }
  printf("%s\n", redacted);
  presend_free(redacted);
  return 0;
}

int main(int argc, char** argv) {
  int i;
  int failed = 0;
  presend_checker* checker = presend_load(NULL);
  presend_workspace* workspace = presend_new_workspace();
  if (checker == NULL) {
    fprintf(stderr, "%s\n", presend_last_error());
    presend_free_workspace(workspace);
    return 3;
  }
  for (i = 1; i < argc; i++) failed |= check(checker, workspace, argv[i]);
  presend_free_workspace(workspace);
  presend_free_checker(checker);
  return failed;
}
