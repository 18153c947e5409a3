//! Telephone numbers.

mod calling_codes;
mod dialled;
#[cfg(feature = "phone")]
mod numbering_plan;
mod overseas;
mod shape;
mod sought;

use super::canonical::canonical_text;
use crate::error::FieldError;
use crate::geo::Country;

pub use dialled::{dialled, spaced};
#[cfg(feature = "phone")]
pub use numbering_plan::{load as load_numbering_plans, national};
pub use sought::{is_part, sought};

/// A telephone number in the form any network can dial: `+` and at most fifteen digits (ITU-T E.164).
///
/// Extensions are not part of E.164, so « poste 12 » is refused rather than dropped in silence: it belongs in the note.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone(String);

canonical_text!(Phone);

impl Phone {
    /// Parses an international number, `+` or `00` in front. A national one needs a country: see [`PhoneRules`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        shape::international(typed)
    }
}

/// How a typed number is read, on each side.
///
/// The browser knows calling codes and lengths only. The server has the numbering plan of every country, too large to
/// download, and judges again when the form is sent; both give the same E.164 form to a number that is right.
#[derive(Clone, Copy, Debug)]
pub struct PhoneRules {
    /// Reads a number typed in that country.
    pub parse: fn(&str, Country) -> Result<Phone, FieldError>,
}

impl PhoneRules {
    /// Calling codes and lengths: what the browser checks while typing.
    pub fn shape() -> Self {
        Self { parse: shape::parse }
    }

    /// The numbering plans: what the server checks before it stores.
    #[cfg(feature = "phone")]
    pub fn numbering_plan() -> Self {
        Self { parse: numbering_plan::parse }
    }
}
