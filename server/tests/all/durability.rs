//! The real program, killed: what it said is kept, and what it began goes on.

mod imports;
mod process;
mod writes;
