//! The clients list (A1): its columns, what it may be narrowed by, and a client as one of its rows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::state::ClientState;
use crate::geo::{Country, LanguageCode};
use crate::ids::{ClientId, FileId};
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::money::{Currency, Money};
use crate::subject::Subject;
use crate::table::ColumnKind;

const SEARCHED: ColumnKind = ColumnKind::Text { searched: true };
const PLAIN: ColumnKind = ColumnKind::Text { searched: false };

columns! {
    /// The client's name.
    NAME = "client": SEARCHED,
    /// The primary contact's name.
    CONTACT = "contact": SEARCHED,
    /// The primary contact's e-mail, else the client's.
    EMAIL = "email": SEARCHED,
    /// The client's number.
    NUMBER = "number": SEARCHED,
    /// The city of its main address.
    CITY = "city": SEARCHED,
    /// Its logo, as the id of a file.
    LOGO = "logo": PLAIN,
    /// The day it was created, in the company's time zone.
    CREATED = "created": ColumnKind::Date,
    /// The day of its last sign-in to the portal.
    LAST_SEEN = "last_seen": ColumnKind::Date,
    /// What it owes, in the smallest unit of its currency.
    BALANCE = "balance": ColumnKind::Integer,
    /// Its currency.
    CURRENCY = "currency": ColumnKind::Choice,
    /// Its state.
    STATE = "state": ColumnKind::Choice,
    /// Whether it is no client yet.
    PROSPECT = "prospect": ColumnKind::Flag,
    /// The country of its main address.
    COUNTRY = "country": ColumnKind::Choice,
    /// Its telephone number: the digits as they are dialled in its country where that is France or North America, else E.164.
    PHONE = "phone": SEARCHED,
    /// What its tags are called, apart by [`APART`](crate::table::APART).
    TAGS = "tags": SEARCHED,
    /// Its type.
    TYPE = "type": ColumnKind::Choice,
    /// Its category.
    CATEGORY = "category": ColumnKind::Choice,
    /// Who takes care of it.
    OWNER = "owner": ColumnKind::Choice,
    /// Its SIRET, else its SIREN, else the one that its VAT number ends with.
    SIRET = "siret": PLAIN,
    /// Its VAT number.
    VAT_NUMBER = "vat_number": PLAIN,
    /// The postal codes of all its addresses, each once, apart by [`APART`](crate::table::APART).
    POSTAL_CODES = "postal_codes": PLAIN,
    /// The language to write to it in.
    LANGUAGE = "language": ColumnKind::Choice,
    /// The other telephone numbers that it is rung at, its own and its people's, written as [`PHONE`] and apart by
    /// [`APART`](crate::table::APART).
    PHONES = "phones": SEARCHED,
}

/// The clients list.
pub static CLIENTS: Listing = Listing {
    subject: Subject::Client,
    path: "/clients",
    schema: SCHEMA,
    title: NAME,
    title_else: None,
    number: Some(NUMBER),
    known_by: &[SIRET, VAT_NUMBER, POSTAL_CODES],
    unsought: None,
    state: STATE,
    states: &[
        ClientState::Active.as_str(),
        ClientState::Inactive.as_str(),
        ClientState::Archived.as_str(),
        ClientState::Deleted.as_str(),
    ],
    usual_states: &[ClientState::Active.id()],
    gone: ClientState::Deleted.id(),
    columns: &[CONTACT, EMAIL, NUMBER, CITY, COUNTRY, CREATED, LAST_SEEN, BALANCE, PHONE, TYPE, CATEGORY, OWNER, TAGS],
    usual_columns: &[CONTACT, EMAIL, CREATED, LAST_SEEN, BALANCE],
    // Names of countries stand in another order in each language, and the table has one.
    sorts: &[NAME, CONTACT, EMAIL, NUMBER, CITY, CREATED, LAST_SEEN, BALANCE, PHONE, TAGS, TYPE, CATEGORY, OWNER],
    usual_descending: false,
    criteria: &[
        Criterion { name: "standing", column: PROSPECT, kind: CriterionKind::Flag("client", "prospect") },
        Criterion { name: "type", column: TYPE, kind: CriterionKind::Named },
        Criterion { name: "category", column: CATEGORY, kind: CriterionKind::Named },
        Criterion { name: "tag", column: TAGS, kind: CriterionKind::Part },
        Criterion { name: "owner", column: OWNER, kind: CriterionKind::Person },
        Criterion { name: "country", column: COUNTRY, kind: CriterionKind::Code(country_code) },
        Criterion { name: "language", column: LANGUAGE, kind: CriterionKind::Code(language_code) },
        Criterion { name: "from", column: CREATED, kind: CriterionKind::DayFrom },
        Criterion { name: "to", column: CREATED, kind: CriterionKind::DayTo },
        Criterion { name: "balance_from", column: BALANCE, kind: CriterionKind::AmountFrom(CURRENCY) },
        Criterion { name: "balance_to", column: BALANCE, kind: CriterionKind::AmountTo(CURRENCY) },
    ],
    sums: &[(BALANCE, CURRENCY)],
    codes: &[(CURRENCY, currencies), (COUNTRY, countries), (LANGUAGE, languages)],
    named: &[TYPE, CATEGORY, OWNER, TAGS],
};

fn country_code(typed: &str) -> Option<String> {
    Country::parse(typed).ok().map(|country| country.as_str().to_owned())
}

fn language_code(typed: &str) -> Option<String> {
    LanguageCode::parse(typed).ok().map(|code| code.as_str().to_owned())
}

fn currencies() -> Vec<&'static str> {
    Currency::all().map(Currency::as_str).collect()
}

fn countries() -> Vec<&'static str> {
    Country::all().map(Country::as_str).collect()
}

fn languages() -> Vec<&'static str> {
    LanguageCode::all().map(LanguageCode::as_str).collect()
}

/// A client as the list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientRow {
    /// The client.
    pub id: ClientId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The primary contact's name; empty without one.
    pub contact: String,
    /// The primary contact's e-mail, else the client's.
    pub email: String,
    /// The city of its main address; empty without one.
    pub city: String,
    /// The country of its main address.
    pub country: Option<Country>,
    /// The day it was created, in the company's time zone.
    pub created_on: NaiveDate,
    /// The day of its last portal sign-in.
    pub last_seen_on: Option<NaiveDate>,
    /// What it owes.
    pub balance: Money,
    /// Its state.
    pub state: ClientState,
    /// Not a client yet.
    pub is_prospect: bool,
    /// Its logo.
    pub logo: Option<FileId>,
    /// Its telephone number, see [`PHONE`].
    pub phone: String,
    /// What its tags are called.
    pub tags: Vec<String>,
    /// What its type is called.
    pub client_type: String,
    /// What its category is called.
    pub category: String,
    /// Who takes care of it.
    pub owner: String,
}

impl ClientRow {
    /// Reads a row of the list; nothing where a value makes no sense, as only a damaged snapshot has it.
    #[must_use]
    pub fn of(row: &ListRow) -> Option<Self> {
        let text = |column| row.text(column).to_owned();
        Some(Self {
            id: ClientId(row.id),
            number: text(NUMBER),
            name: text(NAME),
            contact: text(CONTACT),
            email: text(EMAIL),
            city: text(CITY),
            country: Country::parse(row.text(COUNTRY)).ok(),
            created_on: row.day(CREATED)?,
            last_seen_on: row.day(LAST_SEEN),
            balance: balance(row)?,
            state: ClientState::parse(row.text(STATE)).ok()?,
            is_prospect: row.is(PROSPECT),
            logo: logo(row),
            phone: text(PHONE),
            tags: row.parts(TAGS).map(str::to_owned).collect(),
            client_type: text(TYPE),
            category: text(CATEGORY),
            owner: text(OWNER),
        })
    }
}

/// What a client owes.
#[must_use]
pub fn balance(row: &ListRow) -> Option<Money> {
    Some(Money::new(row.number(BALANCE)?, Currency::parse(row.text(CURRENCY)).ok()?))
}

/// A client's logo.
#[must_use]
pub fn logo(row: &ListRow) -> Option<FileId> {
    row.text(LOGO).parse().ok().map(FileId)
}
