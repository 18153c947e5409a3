//! What stands on printed sheets, read back from the files.

mod bound;
mod documents;
mod files;
mod gallery;
mod hostile;
mod layout;
mod others;
mod read;
mod samples;
mod speed;

/// The server's: what is measured is what it does.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
