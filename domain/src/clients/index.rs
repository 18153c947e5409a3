//! The clients as a table ([`crate::table`]): what the list is filtered, sorted, counted and summed with, on the server and in the
//! browser alike.

mod chosen;
mod found;
mod offered;

pub use chosen::{Chosen, ClientChoices, Named, choices};
pub use found::{Found, page, shown};
pub use offered::{named, numbered, offered};

use std::ops::Bound;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::criteria::{Criteria, Standing};
use super::list::{ClientRow, ListQuery, SortBy, SortColumn};
use super::state::ClientState;
use crate::geo::Country;
use crate::ids::{ClientId, FileId};
use crate::money::{Currency, Money};
use crate::table::{
    APART, Cell, Choices, Column, ColumnIndex, ColumnKind, Filter, Row, RowError, Schema, SortKey, Sum, Table,
    TableBuilder, fnv1a,
};

const SEARCHED: ColumnKind = ColumnKind::Text { searched: true };
const PLAIN: ColumnKind = ColumnKind::Text { searched: false };

/// The columns.
pub const SCHEMA: Schema = Schema::new(&[
    Column { name: "client", kind: SEARCHED },
    Column { name: "contact", kind: SEARCHED },
    Column { name: "email", kind: SEARCHED },
    Column { name: "number", kind: SEARCHED },
    Column { name: "city", kind: SEARCHED },
    Column { name: "logo", kind: PLAIN },
    Column { name: "created", kind: ColumnKind::Date },
    Column { name: "last_seen", kind: ColumnKind::Date },
    Column { name: "balance", kind: ColumnKind::Integer },
    Column { name: "currency", kind: ColumnKind::Choice },
    Column { name: "state", kind: ColumnKind::Choice },
    Column { name: "prospect", kind: ColumnKind::Flag },
    Column { name: "country", kind: ColumnKind::Choice },
    Column { name: "phone", kind: SEARCHED },
    Column { name: "tags", kind: SEARCHED },
    Column { name: "type", kind: ColumnKind::Choice },
    Column { name: "category", kind: ColumnKind::Choice },
    Column { name: "owner", kind: ColumnKind::Choice },
]);
const NAME: ColumnIndex = ColumnIndex(0);
const CONTACT: ColumnIndex = ColumnIndex(1);
const EMAIL: ColumnIndex = ColumnIndex(2);
const NUMBER: ColumnIndex = ColumnIndex(3);
const CITY: ColumnIndex = ColumnIndex(4);
const LOGO: ColumnIndex = ColumnIndex(5);
const CREATED: ColumnIndex = ColumnIndex(6);
const LAST_SEEN: ColumnIndex = ColumnIndex(7);
const BALANCE: ColumnIndex = ColumnIndex(8);
const CURRENCY: ColumnIndex = ColumnIndex(9);
const STATE: ColumnIndex = ColumnIndex(10);
const PROSPECT: ColumnIndex = ColumnIndex(11);
const COUNTRY: ColumnIndex = ColumnIndex(12);
const PHONE: ColumnIndex = ColumnIndex(13);
/// The labels of a client's tags, [`APART`].
const TAGS: ColumnIndex = ColumnIndex(14);
const TYPE: ColumnIndex = ColumnIndex(15);
const CATEGORY: ColumnIndex = ColumnIndex(16);
const OWNER: ColumnIndex = ColumnIndex(17);

/// 1970-01-01, counted as chrono counts days.
const EPOCH: i32 = 719_163;

/// Clients on their way into a table.
#[derive(Debug)]
pub struct IndexBuilder<'a> {
    table: TableBuilder,
    choices: &'a ClientChoices,
}

impl<'a> IndexBuilder<'a> {
    /// Starts a table of the clients of a company that chooses among these.
    #[must_use]
    pub fn new(choices: &'a ClientChoices) -> Self {
        Self { table: Table::builder(SCHEMA), choices }
    }

    /// Adds a client. What is chosen of it counts, and not the names of that in the row.
    pub fn push(&mut self, client: &ClientRow, chosen: Chosen) -> Result<(), RowError> {
        let logo = client.logo.map(|file| file.to_string()).unwrap_or_default();
        let tags = client.tags.join(&String::from(APART));
        let choice = |id: Option<u16>| id.map_or(Cell::Gap, Cell::Choice);
        self.table.push(
            client.id.0.as_u128(),
            &[
                Cell::Text(&client.name),
                Cell::Text(&client.contact),
                Cell::Text(&client.email),
                Cell::Text(&client.number),
                Cell::Text(&client.city),
                Cell::Text(&logo),
                Cell::Date(day_of(client.created_on)),
                client.last_seen_on.map_or(Cell::Gap, |on| Cell::Date(day_of(on))),
                Cell::Integer(client.balance.minor()),
                choice(currency_id(client.balance.currency())),
                choice(state_id(client.state)),
                Cell::Flag(client.is_prospect),
                choice(client.country.and_then(country_id)),
                Cell::Text(&client.phone),
                Cell::Text(&tags),
                choice(chosen.client_type.and_then(|key| ClientChoices::id(&self.choices.types, key))),
                choice(chosen.category.and_then(|key| ClientChoices::id(&self.choices.categories, key))),
                choice(chosen.owner.and_then(|key| ClientChoices::id(&self.choices.owners, key))),
            ],
        )
    }

    /// The table, of a revision of the company.
    #[must_use]
    pub fn finish(self, revision: u64) -> Table {
        let mut table = self.table.finish();
        table.set_choices(STATE, Choices::numbered(ClientState::ALL.iter().map(|state| state.as_str())));
        for (column, listed) in self.choices.by_column() {
            table.set_choices(column, ClientChoices::listed(listed));
        }
        table.set_revision(revision);
        table
    }
}

/// A number that is another one when the numbers of choices mean something else, or the days are those of another time zone: changes
/// since a revision then say too little, and the whole table is sent again.
#[must_use]
pub fn basis(zone: &str, choices: &ClientChoices) -> u64 {
    let states = ClientState::ALL.iter().map(|state| state.as_str());
    let codes = Currency::all().map(Currency::as_str).chain(Country::all().map(Country::as_str));
    let mut names: Vec<&str> = states.chain(codes).collect();
    names.push(zone);
    let names = fnv1a(SCHEMA.fingerprint(), names.into_iter().flat_map(|name| name.bytes().chain([0xFF])));
    fnv1a(names, choices.key_bytes().into_iter())
}

fn filter(table: &Table, query: &ListQuery) -> Filter {
    let shown = query.states.iter().filter_map(|&state| state_id(state));
    let mut filter = Filter::default().text(&query.filter).choices(STATE, shown);
    let Criteria { standing, country, created_from, created_to, balance_from, balance_to, .. } = &query.criteria;
    let Criteria { client_type, category, owner, tag, .. } = &query.criteria;
    if let Some(standing) = standing {
        filter = filter.flag(PROSPECT, *standing == Standing::Prospect);
    }
    if let Some(country) = country {
        filter = filter.choices(COUNTRY, country_id(*country));
    }
    if created_from.is_some() || created_to.is_some() {
        let bound = |day: &Option<NaiveDate>| day.map_or(Bound::Unbounded, |on| Bound::Included(i64::from(day_of(on))));
        filter = filter.range(CREATED, (bound(created_from), bound(created_to)));
    }
    if balance_from.is_some() || balance_to.is_some() {
        let within = |currency| {
            let least = balance_from.map_or(i64::MIN, |from| from.at_least(currency));
            least..=balance_to.map_or(i64::MAX, |to| to.at_most(currency))
        };
        filter = filter.range_by(BALANCE, CURRENCY, Currency::all().map(within));
    }
    for (column, key) in [(TYPE, client_type), (CATEGORY, category), (OWNER, owner)] {
        if let Some(key) = key {
            filter = filter.choices(column, table.choices(column).keyed(key.as_u128()).map(|choice| choice.id));
        }
    }
    match tag.map(|key| table.choices(TAGS).keyed(key.as_u128())) {
        None => filter,
        Some(Some(tag)) => filter.holds(TAGS, &tag.label),
        Some(None) => filter.nothing(),
    }
}

const fn sort_key(by: SortBy) -> SortKey {
    let column = match by.column {
        SortColumn::Client => NAME,
        SortColumn::Contact => CONTACT,
        SortColumn::Email => EMAIL,
        SortColumn::Number => NUMBER,
        SortColumn::City => CITY,
        SortColumn::Phone => PHONE,
        SortColumn::Tags => TAGS,
        SortColumn::Type => TYPE,
        SortColumn::Category => CATEGORY,
        SortColumn::Owner => OWNER,
        SortColumn::Created => CREATED,
        SortColumn::LastSeen => LAST_SEEN,
        SortColumn::Balance => BALANCE,
    };
    SortKey { column, descending: by.descending }
}

/// One sum a currency.
fn balances_of(sums: &[Sum]) -> Vec<Money> {
    let sum = |sum: &Sum| {
        let total = i64::try_from(sum.total).unwrap_or(if sum.total < 0 { i64::MIN } else { i64::MAX });
        Some(Money::new(total, currency(sum.choice?)?))
    };
    sums.iter().filter_map(sum).collect()
}

/// A client as the list shows it; nothing where a value makes no sense, as only a damaged snapshot has it.
fn row(row: Row<'_>) -> Option<ClientRow> {
    Some(ClientRow {
        id: id(row),
        number: row.text(NUMBER),
        name: row.text(NAME),
        contact: row.text(CONTACT),
        email: row.text(EMAIL),
        city: row.text(CITY),
        country: row.choice(COUNTRY).and_then(|id| Country::all().nth(usize::from(id))),
        created_on: date(row.number(CREATED)?)?,
        last_seen_on: row.number(LAST_SEEN).and_then(date),
        balance: Money::new(row.number(BALANCE)?, currency(row.choice(CURRENCY)?)?),
        state: ClientState::ALL.get(usize::from(row.choice(STATE)?)).copied()?,
        is_prospect: row.is(PROSPECT),
        logo: row.text(LOGO).parse().ok().map(FileId),
        phone: row.text(PHONE),
        tags: row.text(TAGS).split(APART).filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
        client_type: row.label(TYPE).to_owned(),
        category: row.label(CATEGORY).to_owned(),
        owner: row.label(OWNER).to_owned(),
    })
}

fn id(row: Row<'_>) -> ClientId {
    ClientId(Uuid::from_u128(row.id()))
}

fn day_of(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - EPOCH
}

fn date(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?.checked_add(EPOCH)?)
}

fn state_id(state: ClientState) -> Option<u16> {
    ClientState::ALL.iter().position(|other| *other == state).and_then(|at| u16::try_from(at).ok())
}

fn currency_id(currency: Currency) -> Option<u16> {
    Currency::all().position(|other| other == currency).and_then(|at| u16::try_from(at).ok())
}

fn country_id(country: Country) -> Option<u16> {
    Country::all().position(|other| other == country).and_then(|at| u16::try_from(at).ok())
}

fn currency(id: u16) -> Option<Currency> {
    Currency::all().nth(usize::from(id))
}

#[cfg(test)]
mod tests;
