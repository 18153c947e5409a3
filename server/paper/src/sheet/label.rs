//! A shipping label (A3.11).

use chrono::NaiveDate;
use domain::format::Locale;

use super::Logo;

/// The most parcels whose labels come at once.
pub const MOST_PARCELS: u16 = 99;

/// A label of 100 × 150 mm, as carriers' printers take them: a page for each parcel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Its language.
    pub locale: Locale,
    /// The file is dated by it.
    pub dated: NaiveDate,
    /// Who sends it, the name first: the company, or its client, or nobody, as the shipping identity has it.
    pub sender: Vec<String>,
    /// The sender's logo.
    pub logo: Option<Logo>,
    /// To whom it goes, the name first; the country last, in words, where it leaves it.
    pub recipient: Vec<String>,
    /// Whom the carrier calls.
    pub phone: Option<String>,
    /// The document's number.
    pub reference: Option<String>,
    /// How many parcels there are, each of which has a page that says which it is: « 1/3 ». Nobody says it of more than [`MOST_PARCELS`].
    pub parcels: Option<u16>,
    /// How heavy they are together: « 2,4 kg ».
    pub weight: Option<String>,
    /// What the carrier is to know.
    pub note: Option<String>,
}
