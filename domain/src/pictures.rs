//! The pictures of records: a client's logo, what a product looks like.

/// The largest picture, in bytes: photographs from a telephone are refused, logos are not.
pub const MAX_PICTURE_BYTES: u32 = 2 * 1024 * 1024;
