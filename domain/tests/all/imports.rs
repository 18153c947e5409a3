//! Files of other programs, and our own.

mod cards;
mod cards_back;
mod exports;
mod programs;
mod sheets;
mod support;
