//! The receipts of expenses: a photograph or a PDF.

/// The largest receipt, in bytes: a photograph from a telephone, or some scanned pages.
pub const MAX_RECEIPT_BYTES: u32 = 10 * 1024 * 1024;
