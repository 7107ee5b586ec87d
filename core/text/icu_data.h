// The small ICU data file (normalisation only) linked into the program.
#ifndef PRESEND_TEXT_ICU_DATA_H_
#define PRESEND_TEXT_ICU_DATA_H_

namespace presend {

// Hands the linked data to ICU, once; safe to call from any thread, cheap afterwards.
void EnsureIcuData();

}  // namespace presend

#endif  // PRESEND_TEXT_ICU_DATA_H_
