//! One PDF that papers go into, one after the other.

use bytes::Bytes;
use paper::Binder;

use super::desk::{Printed, refused};
use super::many::Collected;
use crate::transfer::Problem;

/// See the module. Its pages are those of the papers as they are kept.
pub struct Bound(pub Binder);

impl Collected for Bound {
    fn add(&mut self, printed: &Printed) -> Result<(), Problem> {
        let name = printed.name.strip_suffix(".pdf").unwrap_or(&printed.name);
        self.0.add(name, &printed.bytes).map_err(refused)
    }

    fn taken(&mut self) -> Bytes {
        self.0.taken().into()
    }

    fn finish(&mut self) -> Result<(), Problem> {
        self.0.finish().map_err(refused)
    }
}
