//! Templates that make an invoice again and again: set to work and put to rest, and what they have made so far.
//!
//! Each day of a template is made once, however many processes look at it and whatever becomes of them: in one transaction, an invoice is
//! made by the verbs that people use, the day is noted under a key that no other row may have, and the next day is worked out. A day that
//! cannot be made is told of, stays due, and is tried again.

mod due;
mod exported;
mod kept;
mod listed;
mod run;
mod seen;
mod started;

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::state::{DocumentState, Step};
use domain::documents::conversion::converted;
use domain::documents::traces::Traces;
use domain::documents::worded::worded;
use domain::documents::{Document, DocumentData, LineKind, NewDocument};
use domain::error::{FieldError, Refusal};
use domain::format::{Language, Locale};
use domain::ids::DocumentId;
use sea_orm::DatabaseTransaction;

use super::customer::Customer;
use super::house::House;
use crate::{StoreError, StoreResult, Tenant};

pub use due::{ask_due, carry_out};
pub use run::run;
pub use seen::{next_runs, running};
pub use started::of_document;

pub(crate) use exported::Files;
pub(crate) use listed::Listed;
pub(super) use listed::shown_anew;
pub(super) use seen::next_days;

use kept::Kept;

/// Notes that a new template has made nothing yet.
pub(super) async fn begin(tx: &Tenant<DatabaseTransaction>, id: DocumentId) -> StoreResult<()> {
    kept::insert(tx, id).await
}

/// Works the next day out anew of a template that was saved: what it has made stays made. What could not be made is tried at once.
pub(super) async fn replan(
    tx: &Tenant<DatabaseTransaction>,
    id: DocumentId,
    state: DocumentState,
    data: &DocumentData,
) -> StoreResult<()> {
    let mut kept = Kept::of(tx, id).await?;
    kept.try_at_once();
    kept.plan(state, data.schedule().as_ref());
    kept.keep(tx).await
}

/// Follows a template that is set to work, put to rest or ended; its state is the one that it has then.
pub(super) async fn stepped(tx: &Tenant<DatabaseTransaction>, of: &Document, step: Step) -> StoreResult<()> {
    let today = House::open(tx).await?.today;
    let mut kept = Kept::of(tx, of.id).await?;
    match step {
        Step::Start => {
            if !of.new.lines.iter().any(|line| line.kind == LineKind::Item) {
                return Err(Refusal::NothingInIt.into());
            }
            kept.course = kept.course.started(today);
        }
        Step::Pause => kept.course = kept.course.paused(today),
        _ => {}
    }
    kept.forget_trouble();
    kept.plan(of.state, of.new.data.schedule().as_ref());
    kept.keep(tx).await
}

/// What an invoice says that a template makes of a day: its texts name the period, in the client's language.
pub(super) async fn carried(
    tx: &Tenant<DatabaseTransaction>,
    house: &House,
    template: &Document,
    day: NaiveDate,
) -> StoreResult<NewDocument> {
    let one = std::slice::from_ref(template);
    let carried = converted(one, DocumentKind::Invoice, &Traces::default()).ok_or(Refusal::NothingInIt)?;
    let period = template.new.data.schedule().and_then(|schedule| schedule.period(day));
    let Some(period) = period else { return Ok(carried) };
    let customer = Customer::of(tx, carried.data.client).await?;
    let customer = customer.ok_or_else(|| StoreError::field("fields.client", FieldError::Unknown))?;
    Ok(worded(&carried, period, locale(house, &customer, &carried.data))?)
}

/// How days and months are written to a client: in its language if texts are known in that, else in the company's.
fn locale(house: &House, customer: &Customer, data: &DocumentData) -> Locale {
    let profile = &house.company.profile;
    let own = customer.row.language.as_deref().and_then(|language| Language::parse(language).ok());
    let country = customer.billing(data.billing_address).map_or(profile.country, |address| address.country);
    Locale::pick(own.unwrap_or(profile.language), country)
}
