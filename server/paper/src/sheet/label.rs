//! A shipping label (A3.11).

use chrono::NaiveDate;
use domain::format::Locale;

use super::Logo;

/// A label of 100 × 150 mm, as carriers' printers take them.
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
    /// Which parcel of how many.
    pub parcel: Option<(u16, u16)>,
    /// How many there are, where nobody says which this one is.
    pub parcels: Option<u16>,
    /// How heavy it is: « 2,4 kg ».
    pub weight: Option<String>,
    /// What the carrier is to know.
    pub note: Option<String>,
}
