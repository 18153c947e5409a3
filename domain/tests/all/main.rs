//! Every test of the rules from outside, in one program: each of its own would be linked again.

mod imports;
mod intl;
mod parsers;
mod receivables;
mod table;
