//! The key under which something is sent: however often it arrives, it is done once.

use leptos::prelude::*;
use uuid::{Builder, Uuid};

/// A key that no other form has. Without random numbers there is none, and the button alone keeps it from being sent twice.
#[must_use]
pub fn new_key() -> Option<Uuid> {
    let mut bytes = [0; 16];
    let crypto = window().crypto().ok();
    let is_random = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    is_random.then(|| Builder::from_random_bytes(bytes).into_uuid())
}
