//! What a rule may answer instead of a value. Never text: the words are chosen where they are shown.

mod refusal;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::billing::kind::DocumentSeries;
use crate::clients::places::AddressUse;
use crate::subject::Subject;

pub use refusal::Refusal;

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldError {
    /// Nothing was typed where something is needed.
    Required,
    /// Longer than allowed; `max` counts characters.
    TooLong {
        /// The most characters allowed.
        max: u32,
    },
    /// A control character, which no keyboard types.
    ControlCharacter,
    /// Not a whole or decimal number.
    NotANumber,
    /// A number outside its bounds, both included.
    OutOfRange {
        /// The smallest allowed.
        min: i64,
        /// The largest allowed.
        max: i64,
    },
    /// More decimals than the currency or rate has.
    TooPrecise {
        /// The most decimals allowed.
        decimals: u32,
    },
    /// Not a day of the calendar.
    NotADate,
    /// A day in a year that nobody means.
    YearOutOfRange {
        /// The first year allowed.
        from: i32,
        /// The last year allowed.
        to: i32,
    },
    /// Not a duration of a day at most, as `1:30`, `90 min` or `1,5`.
    NotADuration,
    /// A last day before the document's own.
    BeforeDate,
    /// A last day before the first.
    BeforeFirstDay,
    /// An amount taken off lines that come to nothing.
    NothingToSpreadOver,
    /// More than is left: of an invoice to pay, of money to use.
    MoreThanLeft,
    /// Parts that do not come to the whole, and none that takes what they leave.
    NotTheWhole,
    /// Two values of which one stands in the place of the other.
    OneOrOther,
    /// What is to be owed, or taken back, comes to less than nothing.
    BelowZero,
    /// Not one of the choices offered.
    NotAChoice,
    /// A pattern of numbers needs a counter, and one alone.
    NoCounter,
    /// In the braces of a pattern of numbers stands neither a counter nor a year.
    Braces,
    /// A counter that begins again each year needs the year beside it, or numbers would come twice.
    NoYear,
    /// A pattern that may make the numbers of a series of documents: of another one, or those that this one has given.
    SameNumbers {
        /// Whose numbers.
        series: DocumentSeries,
    },
    /// Where a series begins is said before it gives its first number.
    NumbersGiven,
    /// A day that has not come.
    NotYet,
    /// Not an amount of money.
    NotAnAmount,
    /// Not a SIREN: nine digits, Luhn.
    Siren,
    /// Not a SIRET: fourteen digits, Luhn.
    Siret,
    /// The SIRET begins with another SIREN than the one given.
    SiretOfOtherSiren,
    /// Not a VAT number of its country.
    VatNumber,
    /// A VAT number of another country than the client's.
    VatOfOtherCountry,
    /// A French VAT number that holds another SIREN than the client's own.
    VatOfOtherSiren,
    /// Not a NAF/APE code.
    Naf,
    /// Not a Québec enterprise number.
    Neq,
    /// Not an IBAN with its check digits.
    Iban,
    /// Not a BIC.
    Bic,
    /// Not a colour.
    Colour,
    /// Not an e-mail address.
    Email,
    /// Not an http(s) address.
    Website,
    /// Neither an http(s) address nor the name of a profile on a network.
    Profile,
    /// Not the name of a server.
    Host,
    /// Not the origin of a site: a scheme, a host, perhaps a port.
    Site,
    /// An address that anybody on the way could read what is sent to: `https` is asked for.
    NotHttps,
    /// Not a key of the provider of payments by card, or one of another kind.
    ProviderKey,
    /// Not an EAN-8, EAN-13 or UPC-A with its check digit.
    Barcode,
    /// Not a telephone number of its country.
    Phone,
    /// Not a country of ISO 3166-1.
    Country,
    /// Not a province of the country (ISO 3166-2).
    Province,
    /// Not a currency of ISO 4217.
    Currency,
    /// Not a language that is known here.
    Language,
    /// A language that the company does not offer for its clients.
    LanguageNotOffered,
    /// Another record has it, and only one may.
    Taken,
    /// This record has it, and only one may.
    TakenBy {
        /// What it is.
        subject: Subject,
        /// Which one.
        id: Uuid,
        /// What it is called.
        name: String,
    },
    /// It names nothing that exists here.
    Unknown,
    /// Clients have values of it, so that it cannot become something else.
    HasValues,
    /// A comma, a semicolon or a bar, which stand between several of them.
    Separator,
    /// The two entries differ.
    Mismatch,
    /// A password that is too short, or of too few different characters.
    TooWeak,
    /// A password that a guesser's program soon comes to: a common one, a row of keys, what everybody knows of its owner.
    Guessable,
    /// More entries than allowed.
    TooMany {
        /// The most allowed.
        max: u32,
    },
    /// Fewer entries than needed.
    TooFew {
        /// The fewest allowed.
        min: u32,
    },
    /// A file larger than allowed, in bytes.
    FileTooLarge {
        /// The most bytes allowed.
        max: u32,
    },
    /// A file of a kind that is not accepted, judged by its content.
    FileKind,
    /// A picture in the four colours of presses, where it is printed in the three of screens.
    FourColours,
    /// A file whose rows cannot be read any further: from a line on, none has an end.
    RowWithoutEnd {
        /// The line, from 1.
        line: u32,
    },
    /// A cell whose quote was left open: its row is read to the end of its line.
    OpenQuote,
    /// Text with a character that could not be read.
    Unreadable,
    /// The address that a client has for this is taken away, and none takes its place (A6.2).
    AddressKept(AddressUse),
}

/// What is wrong with a form: each error with the path of its field, in the order of the form.
///
/// A path is the input's name: `name`, `contacts[0].email`, `custom.<id>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<(String, FieldError)>);

impl FieldErrors {
    /// A form's only error.
    #[must_use]
    pub fn one(path: impl Into<String>, error: FieldError) -> Self {
        Self(vec![(path.into(), error)])
    }

    /// Adds an error at a path.
    pub fn push(&mut self, path: impl Into<String>, error: FieldError) {
        self.0.push((path.into(), error));
    }

    /// The first error at a path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&FieldError> {
        self.0.iter().find(|(at, _)| at == path).map(|(_, error)| error)
    }

    /// The value, or its error noted at `path`.
    pub fn keep<T>(&mut self, path: impl Into<String>, value: Result<T, FieldError>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(path, error);
                None
            }
        }
    }

    /// Adds the errors of a part of the form, their paths behind `prefix`.
    pub fn nest(&mut self, prefix: &str, errors: Self) {
        self.0.extend(errors.0.into_iter().map(|(path, error)| (format!("{prefix}.{path}"), error)));
    }

    /// True when nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
