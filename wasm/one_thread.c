// The locks of Abseil, without their waiting (-Wl,--wrap in CMakeLists.txt): a module has a memory
// and a thread of its own, so that a lock that RE2 asks for is always free. What waits for one, and
// tells the time meanwhile, would be a thirtieth of the download.

// NOLINTBEGIN(bugprone-reserved-identifier, misc-use-internal-linkage): the linker's names.

void __wrap__ZN4absl12lts_202608175Mutex4lockEv(void* mutex);
void __wrap__ZN4absl12lts_202608175Mutex6unlockEv(void* mutex);
void __wrap__ZN4absl12lts_202608175Mutex11lock_sharedEv(void* mutex);
void __wrap__ZN4absl12lts_202608175Mutex13unlock_sharedEv(void* mutex);

void __wrap__ZN4absl12lts_202608175Mutex4lockEv(void* mutex) { (void)mutex; }
void __wrap__ZN4absl12lts_202608175Mutex6unlockEv(void* mutex) { (void)mutex; }
void __wrap__ZN4absl12lts_202608175Mutex11lock_sharedEv(void* mutex) { (void)mutex; }
void __wrap__ZN4absl12lts_202608175Mutex13unlock_sharedEv(void* mutex) { (void)mutex; }

// NOLINTEND(bugprone-reserved-identifier, misc-use-internal-linkage)
