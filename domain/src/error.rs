//! What a rule may answer instead of a value. Never text: the words are chosen where they are shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::billing::kind::DocumentSeries;
use crate::clients::places::AddressUse;
use crate::subject::Subject;

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
    /// Not an e-mail address.
    Email,
    /// Not an http(s) address.
    Website,
    /// Neither an http(s) address nor the name of a profile on a network.
    Profile,
    /// An address that anybody on the way could read what is sent to: `https` is asked for.
    NotHttps,
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

/// Why a well-formed wish is refused all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A state does not lead there (« States » in the domain model).
    WrongState,
    /// The record is thrown away: it is restored before it is changed.
    Deleted,
    /// The currency cannot change once the ledger has an entry.
    CurrencyInUse,
    /// A company keeps at least one owner.
    LastOwner,
    /// The e-mail or the password is wrong; which of the two is not told.
    WrongCredentials,
    /// The six digits are wrong or were used already.
    WrongCode,
    /// Too many attempts; `seconds` until the next one counts.
    TooManyAttempts {
        /// How long to wait.
        seconds: u32,
    },
    /// An e-mail has as many accounts as it may.
    TooManyAccounts {
        /// The most allowed.
        max: u32,
    },
    /// A company asks its users for a second factor, so that it cannot be turned off.
    TwoFactorRequired {
        /// The company's name.
        company: String,
    },
    /// Whoever asks others for a second factor has one first.
    TwoFactorFirst,
    /// The installation already has a company.
    AlreadySetUp,
    /// The one-time code printed by the server is wrong.
    WrongSetupCode,
    /// The link was used, revoked or is too old.
    LinkExpired,
    /// A service of somebody else's did not answer in time, or not as agreed.
    NoAnswer,
    /// The database is not empty.
    NotEmpty,
    /// The limit of such records is reached.
    TooMany {
        /// The most allowed.
        max: u32,
    },
    /// Too many files were sent lately, or wait to be brought in.
    TooManyUploads,
    /// A list entry that records use can be hidden but not removed.
    InUse,
    /// Other clients have it as their parent or payer: it can be made inactive, but not deleted (A4.12).
    ClientInUse,
    /// Clients have it as their billing, reminder or primary contact: it can be made inactive, but not deleted (A5.8).
    ContactInUse,
    /// Somebody else saved these settings first: they are to be looked at again.
    ChangedMeanwhile,
    /// A client cannot be its own parent or payer, nor close a circle of them.
    Circle,
    /// The address is the client's for this: another is chosen first (A6.2).
    AddressKept(AddressUse),
    /// A document in which nothing is sold is not issued.
    NothingInIt,
    /// Of these documents, nothing remains that could be ordered, delivered, invoiced or taken back.
    NothingLeft,
    /// There is no time that could be invoiced.
    NoTime,
    /// Nobody says what an hour costs: neither the task, nor the client, nor the company.
    NoRate,
    /// The time of this draft is on another invoice by now, or no longer there.
    TimeGone,
    /// An expense of this draft is on another invoice by now, or no longer there.
    ExpenseGone,
    /// Documents go into one where they are of one kind, one client and one currency, and their prices are expressed alike.
    NotTogether,
    /// A document with a later date has a number already: numbers follow the dates.
    NumberedLater {
        /// The day of the last one, the first that can be chosen.
        last_on: NaiveDate,
    },
    /// A document is not issued on a day that has not come.
    NotYet {
        /// The last day that can be chosen.
        today: NaiveDate,
    },
}
