//! Proof that what is stored holds together: the invariants of the domain model that exist so far, checked row by row.
//!
//! Numbers 1 to 6 are the model's. 7: what a row repeats agrees with what it repeats. 8: every stored value reads.
//! 9: client numbers are unique and none is blank. 10: the security log is one unbroken chain. 11: within a company an e-mail is one
//! member's.

mod addresses;
mod allocations;
mod answers;
mod audit;
mod batches;
mod cards;
mod changes;
mod client_prices;
mod clients;
mod contacts;
mod credits;
mod documents;
mod expenses;
mod file;
mod imports;
mod jobs;
mod kept_files;
mod ledger;
mod mail;
mod members;
mod numbers;
mod parts;
mod payments;
mod portal;
mod price_lists;
mod products;
mod recurring;
mod references;
mod saved_views;
mod tasks;

use chrono::DateTime;
use domain::ids::CompanyId;
use sea_orm::{EntityTrait, IsolationLevel, QueryOrder, QuerySelect, TransactionTrait};
use uuid::Uuid;

use crate::entities::company;
use crate::{Access, Database, StoreResult, accounts};

/// The most violations told of one kind; a broken table would otherwise fill the screen.
const MAX_TOLD: usize = 50;

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which invariant it breaks.
    pub invariant: u8,
    /// What and where, for the operator.
    pub text: String,
}

impl Violation {
    fn new(invariant: u8, text: impl Into<String>) -> Self {
        Self { invariant, text: text.into() }
    }
}

/// Checks everything in every company. An empty answer is the proof.
///
/// All of it is read from one snapshot, so that writers at work are not taken for damage.
pub async fn run(database: &Database) -> StoreResult<Vec<Violation>> {
    let mut snapshot = database.read().begin_with_config(isolation(database), None).await?;
    let mut found = file::check(&snapshot).await?;
    found.extend(references::check(&snapshot).await?);
    for user in accounts::closed(database).await? {
        found
            .push(Violation::new(8, format!("user {user}: a second factor that the installation's key does not open")));
    }
    for access in portal::closed(database).await? {
        let text = format!("access {access}: a second factor that the installation's key does not open");
        found.push(Violation::new(8, text));
    }
    let companies: Vec<Uuid> = company::Entity::find()
        .select_only()
        .column(company::Column::Id)
        .order_by_asc(company::Column::Id)
        .into_tuple()
        .all(&snapshot)
        .await?;
    for company in companies {
        // Nothing is written and no day is shown: the instant does not matter.
        let access = Access::operator(database.clone(), CompanyId(company), DateTime::UNIX_EPOCH);
        let tenant = access.tenant(snapshot);
        found.extend(members::check(&tenant).await?);
        found.extend(numbers::check(&tenant).await?);
        found.extend(parts::check(&tenant).await?);
        found.extend(clients::check(&tenant).await?);
        found.extend(client_prices::check(&tenant).await?);
        found.extend(price_lists::check(&tenant).await?);
        found.extend(contacts::check(&tenant).await?);
        found.extend(addresses::check(&tenant).await?);
        found.extend(products::check(&tenant).await?);
        found.extend(documents::check(&tenant).await?);
        found.extend(answers::check(&tenant).await?);
        found.extend(kept_files::check(&tenant).await?);
        found.extend(recurring::check(&tenant).await?);
        found.extend(payments::check(&tenant).await?);
        found.extend(credits::check(&tenant).await?);
        found.extend(ledger::check(&tenant).await?);
        found.extend(allocations::check(&tenant).await?);
        found.extend(tasks::check(&tenant).await?);
        found.extend(expenses::check(&tenant).await?);
        found.extend(mail::check(&tenant).await?);
        found.extend(cards::check(&tenant).await?);
        found.extend(portal::check(&tenant).await?);
        found.extend(changes::check(&tenant).await?);
        found.extend(saved_views::check(&tenant).await?);
        found.extend(jobs::check(&tenant).await?);
        found.extend(audit::check(&tenant).await?);
        found.extend(imports::check(&tenant).await?);
        snapshot = tenant.into_connection();
    }
    Ok(found)
}

/// `SQLite` reads from one snapshot by itself, and knows no other levels.
fn isolation(database: &Database) -> Option<IsolationLevel> {
    (!database.is_sqlite()).then_some(IsolationLevel::RepeatableRead)
}
