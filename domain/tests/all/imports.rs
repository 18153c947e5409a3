//! Files of other programs, and our own.

mod exports;
mod programs;
mod support;
