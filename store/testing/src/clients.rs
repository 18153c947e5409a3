//! Clients for tests, typed as people type them.

use domain::clients::fields::ClientFields;
use domain::clients::{AddressForm, CLIENTS, Client, ClientForm, ClientRow, ContactForm, FormRules, Held, NewClient};
use domain::company::ClientLanguages;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::listing::{ListPage, ListQuery, ListRow};
use domain::money::Currency;
use domain::subject::Subject;
use sea_orm::ConnectionTrait;
use store::{Access, StoreResult};

use crate::TestDb;

/// What a French company's settings say.
#[must_use]
pub fn rules() -> FormRules {
    FormRules {
        country: Country::FRANCE,
        currency: Currency::EUR,
        email_required: false,
        custom_fields: Vec::new(),
        languages: ClientLanguages::default(),
        held: Held::default(),
        any_profile: false,
        phone: PhoneRules::numbering_plan(),
    }
}

/// A form with a name and what a blank form has chosen beforehand.
#[must_use]
pub fn named(name: &str) -> ClientForm {
    let fields = ClientFields {
        name: name.into(),
        kind: "company".into(),
        vat_regime: "automatic".into(),
        shipping_identity: "standard".into(),
        ..ClientFields::default()
    };
    ClientForm { fields, ..ClientForm::default() }
}

/// A contact's row of a form.
#[must_use]
pub fn person(first: &str, last: &str, email: &str) -> ContactForm {
    ContactForm { first_name: first.into(), last_name: last.into(), email: email.into(), ..ContactForm::default() }
}

/// An address's row of a form.
#[must_use]
pub fn place(line1: &str, postal_code: &str, city: &str) -> AddressForm {
    AddressForm {
        line1: line1.into(),
        postal_code: postal_code.into(),
        city: city.into(),
        country: "FR".into(),
        ..AddressForm::default()
    }
}

/// The form read.
///
/// # Panics
/// When it does not read.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
pub fn parsed(form: &ClientForm) -> NewClient {
    form.parse(&rules()).unwrap()
}

/// The form that shows a client.
#[must_use]
pub fn back(client: &Client) -> ClientForm {
    client.to_form(Country::FRANCE, PhoneRules::numbering_plan())
}

/// A client created and committed.
///
/// # Panics
/// When it cannot be.
#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
pub async fn created(access: &Access, form: &ClientForm) -> Client {
    let tx = access.begin().await.unwrap();
    let client = store::clients::create(&tx, parsed(form)).await.unwrap();
    tx.commit().await.unwrap();
    client
}

/// A client saved over the version that somebody saw, and committed.
///
/// # Errors
/// What the store refuses it with.
pub async fn saved(access: &Access, seen: &Client, form: &ClientForm) -> StoreResult<Client> {
    let tx = access.begin().await?;
    let client = store::clients::save(&tx, seen.id, seen.version, form.clone().into()).await?;
    tx.commit().await?;
    Ok(client)
}

/// The list of clients, whatever their state.
#[must_use]
pub fn everything() -> ListQuery {
    ListQuery { states: CLIENTS.all_states().collect(), ..CLIENTS.usual() }
}

/// A page of the list of clients.
///
/// # Panics
/// When it cannot be read.
#[expect(clippy::unwrap_used, reason = "a test that cannot read must fail")]
pub async fn page(access: &Access, query: &ListQuery) -> ListPage {
    store::listing::page(access, Subject::Client, query).await.unwrap()
}

/// Rows of that list as clients.
///
/// # Panics
/// When one is no client.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot read must fail")]
pub fn as_clients(rows: &[ListRow]) -> Vec<ClientRow> {
    rows.iter().map(|row| ClientRow::of(row).unwrap()).collect()
}

/// The clients of one page of that list.
///
/// # Panics
/// When it cannot be read.
pub async fn listed(access: &Access, query: &ListQuery) -> Vec<ClientRow> {
    as_clients(&page(access, query).await.rows)
}

impl TestDb {
    /// Writes behind the store's back, foreign keys off: what a fault of the program or of the disk would do.
    ///
    /// # Panics
    /// When the statement fails.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn corrupt(&self, sql: &str) {
        let (off, on) = if self.database.is_sqlite() {
            ("PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON")
        } else {
            ("SET session_replication_role = replica", "SET session_replication_role = DEFAULT")
        };
        self.database.write().execute_unprepared(&format!("{off}; {sql}; {on};")).await.unwrap();
    }
}
