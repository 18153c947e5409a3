//! Documents as PDF: what stands on them ([`sheet`]), how they are set (`templates/`), and the press that makes the file.

pub mod sheet;
