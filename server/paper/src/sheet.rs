//! What stands on a document, as its template takes it: whoever prints fills this in, and computes all of it before.
//!
//! Days and amounts are the domain's and are written by `domain::format` in the document's locale; what has decimals of its own,
//! quantities, unit prices, rates and extents, comes as text that was formatted already. Templates place words, and compute nothing.
//! Text is data: whatever stands in it is printed as it is, a line break where it has one.

mod card;
mod label;
mod party;
mod statement;

pub use card::{CardGroup, ClientCard};
pub use label::{Label, MOST_PARCELS};
pub use party::{Accent, Buyer, Logo, LogoKind, Seller};
pub use statement::{Ageing, Entry, EntryWord, Statement};

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::taxes::TaxKind;
use domain::format::Locale;
use domain::geo::Country;
use domain::money::Money;
use domain::products::PriceBasis;

/// What the sheets are cut to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8½ × 11 inches: Canada and the United States.
    Letter,
}

impl PaperSize {
    /// What a company of that country has in its printer.
    #[must_use]
    pub fn of(country: Country) -> Self {
        if country == Country::CANADA || country == Country::UNITED_STATES { Self::Letter } else { Self::A4 }
    }
}

/// A document, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is; decides its title and which words go with its days.
    pub kind: DocumentKind,
    /// Whether it is not issued yet: « Brouillon » is written across every page.
    pub is_draft: bool,
    /// Its language, and how numbers and days are written in it.
    pub locale: Locale,
    /// What it is printed on.
    pub paper: PaperSize,
    /// Its number; none for a draft.
    pub number: Option<String>,
    /// Its day: that of issue, of a draft the one that it is to bear. The file is dated by it too, so that the same document makes the
    /// same bytes whenever it is printed.
    pub dated: NaiveDate,
    /// What it is about (« Objet »).
    pub title: Option<String>,
    /// The last day to pay it.
    pub due_on: Option<NaiveDate>,
    /// The last day of an offer.
    pub valid_until: Option<NaiveDate>,
    /// The day of delivery, or of the end of the service.
    pub delivered_on: Option<NaiveDate>,
    /// The first and the last day that it is about.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The client's own reference.
    pub reference: Option<String>,
    /// The number by which the client is known.
    pub client_number: Option<String>,
    /// Numbers of the documents that it was made of; of a credit note, the invoice that it corrects.
    pub origins: Vec<String>,
    /// The terms of payment in words: « 30 jours fin de mois ».
    pub terms: Option<String>,
    /// Who issues it.
    pub seller: Seller,
    /// Whom it is for.
    pub buyer: Buyer,
    /// Where goods go, line by line with the name first; blank where that is the client's address.
    pub delivery: Vec<String>,
    /// How goods are on their way.
    pub shipping: Shipping,
    /// The basis of unit prices and of the lines' amounts.
    pub basis: PriceBasis,
    /// Whether it shows prices and totals at all: a delivery note may not.
    pub shows_prices: bool,
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// What it comes to; nothing of a document without prices.
    pub totals: Option<Totals>,
    /// What is to be paid by when, of an invoice that is paid in parts.
    pub instalments: Vec<Instalment>,
    /// What the seller says to the client: public notes.
    pub note: Option<String>,
    /// What the law or the terms ask to be said, each a paragraph: why no VAT is charged, the penalty, the 40 € …
    pub mentions: Vec<String>,
    /// How it is paid.
    pub payment: Option<Payment>,
    /// Whether room is left to sign: offers and delivery notes.
    pub asks_signature: bool,
    /// What the client has answered to it, in place of the room to sign.
    pub proof: Option<Proof>,
}

/// What a client has answered, as it stands on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// What was said: « Bon pour accord ».
    pub heading: String,
    /// Who said so, when, from where, each in a line.
    pub lines: Vec<String>,
    /// The drawn signature: strokes of points in a box of 600 by 200.
    pub strokes: Vec<Vec<[u16; 2]>>,
}

/// How goods are on their way. What is blank is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shipping {
    /// Who carries them.
    pub carrier: Option<String>,
    /// The number by which the carrier follows them.
    pub tracking: Option<String>,
    /// In how many parcels.
    pub parcels: Option<u16>,
    /// How heavy they are: « 12,5 kg ».
    pub weight: Option<String>,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A heading.
    Section(String),
    /// Words alone.
    Text(String),
    /// The sum since the heading or the subtotal above.
    Subtotal {
        /// Its words; « Sous-total » where it has none.
        label: Option<String>,
        /// What it comes to.
        amount: Money,
    },
    /// Something that is sold.
    Item(Item),
}

/// Something that is sold. A column that no line fills is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Its words: the first line stands out, those below it are smaller.
    pub description: String,
    /// The article's reference.
    pub reference: Option<String>,
    /// How many: « 1 250,5 ».
    pub quantity: Option<String>,
    /// What it is counted in: « h », « kg ».
    pub unit: Option<String>,
    /// What one costs, without the currency: « 0,0425 ».
    pub unit_price: Option<String>,
    /// What is taken off: « 10 % », « 12,50 ».
    pub discount: Option<String>,
    /// Its taxes' rates: « 20 % », « TPS + TVQ ».
    pub tax: Option<String>,
    /// What the line comes to, on the document's basis.
    pub amount: Option<Money>,
    /// Whether it is offered on top, and not part of the totals.
    pub is_optional: bool,
}

/// What a document comes to: rows that are printed one below the other, each as the domain computed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// The sum of the lines without taxes; shown where something is taken off or added below.
    pub lines_net: Money,
    /// Discounts (less than zero) and charges (more than zero) of the document, without taxes.
    pub adjustments: Vec<Adjustment>,
    /// Without taxes.
    pub net: Money,
    /// The taxes, by kind and rate.
    pub taxes: Vec<TaxRow>,
    /// All taxes together.
    pub tax: Money,
    /// With taxes.
    pub gross: Money,
    /// Down payments that were invoiced before, each less than zero.
    pub down_payments: Vec<Adjustment>,
    /// What was paid or credited already, less than zero; nothing where nothing was.
    pub paid: Option<Money>,
    /// What is left to pay, or to use of a credit note. Shown of what is owed or given back.
    pub due: Money,
}

/// Something that is taken off or added.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    /// Its words: « Remise 10 % », « Frais de port », « Acompte F-2026-0012 ».
    pub label: String,
    /// By how much: less than zero is taken off.
    pub amount: Money,
}

/// A tax at a rate, with what it is raised on (EN 16931, BG-23).
#[derive(Clone, Debug, PartialEq)]
pub struct TaxRow {
    /// Which tax.
    pub kind: TaxKind,
    /// Its rate: « 20 % », « 9,975 % ».
    pub rate: String,
    /// What it is raised on.
    pub base: Money,
    /// What it comes to.
    pub amount: Money,
}

/// A part of an invoice that is paid in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// The last day to pay it.
    pub due_on: NaiveDate,
    /// How much.
    pub amount: Money,
}

/// How a document is paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payment {
    /// The means in words: « Virement », « Chèque à l’ordre de … ».
    pub means: Vec<String>,
    /// Whose account it is, where that is not the seller's name.
    pub holder: Option<String>,
    /// The bank's name.
    pub bank: Option<String>,
    /// The account, in groups of four.
    pub iban: Option<String>,
    /// The bank's code.
    pub bic: Option<String>,
    /// What to write on the transfer; the document's number where nothing is said.
    pub reference: Option<String>,
}
