//! What is invoiced again and again: set to work by somebody, and made on its days by the verb of the job.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::billing::kind::DocumentKind;
use domain::billing::recurrence::Unit;
use domain::billing::state::Step;
use domain::documents::repeat::Leaves;
use domain::ids::DocumentId;
use sea_orm::DatabaseTransaction;

use super::plan::{Deal, Plan, What};
use super::typed::Shop;
use super::{Buyer, send_on};
use crate::demo::dice::Dice;
use crate::documents::{self, recurring};
use crate::{StoreResult, Tenant};

/// Of so many clients, one has a subscription.
const ONE_OF: usize = 16;
/// Subscriptions began at most so many days ago: enough for a year's invoices.
const DAYS: i64 = 400;

/// Plans when subscriptions begin.
pub(super) fn plan(buyers: &[Buyer], now: DateTime<Utc>, plan: &mut Plan) {
    for (turn, buyer) in buyers.iter().skip(3).step_by(ONE_OF).enumerate() {
        let later = i64::try_from(turn * 7 % 60).unwrap_or(0);
        let at = (buyer.since + Duration::days(10)).max(now - Duration::days(DAYS)) + Duration::days(later);
        plan.add(at, What::Repeat { buyer: *buyer, turn });
    }
}

/// Somebody writes a template and sets it to work, all but one.
pub(super) async fn begin(
    tx: &Tenant<DatabaseTransaction>,
    shop: &Shop,
    day: DateTime<Utc>,
    buyer: Buyer,
    turn: usize,
    plan: &mut Plan,
) -> StoreResult<()> {
    let mut dice = dice(day, turn);
    let rules = documents::rules(tx, DocumentKind::Recurring, Some(buyer.id), None).await?;
    let mut form = shop.form(buyer.id, &rules, &Deal::plain(day), &mut dice);
    shop.subscription().clone_into(&mut form.fields.title);
    let (count, unit) = match turn % 4 {
        1 => ("3", Unit::Months),
        2 => ("1", Unit::Years),
        3 => ("2", Unit::Weeks),
        _ => ("1", Unit::Months),
    };
    count.clone_into(&mut form.fields.repeat_every);
    unit.as_str().clone_into(&mut form.fields.repeat_unit);
    form.fields.repeat_from = rules.today.to_string();
    if turn % 5 == 4 {
        Leaves::Draft.as_str().clone_into(&mut form.fields.repeat_leaves);
    }
    if turn % 6 == 5 {
        "4".clone_into(&mut form.fields.repeat_times);
    }
    let template = documents::create(tx, DocumentKind::Recurring, form).await?;
    if turn % 9 == 8 {
        return Ok(());
    }
    documents::step(tx, &[template.id], Step::Start).await?;
    plan.add(day, What::Run { template: template.id, buyer, turn });
    if turn % 7 == 6 {
        plan.add(day + Duration::days(90), What::Rest { template: template.id });
    }
    Ok(())
}

/// Makes the invoice of a day, and plans its payment and the next one.
pub(super) async fn run(
    tx: &Tenant<DatabaseTransaction>,
    day: DateTime<Utc>,
    (template, buyer, turn): (DocumentId, Buyer, usize),
    plan: &mut Plan,
) -> StoreResult<()> {
    if let Some(invoice) = recurring::run(tx, template).await?
        && invoice.number.is_some()
    {
        send_on(tx, invoice.id).await?;
        plan.settle(invoice.id, buyer, &Deal::plain(day), &mut dice(day, turn));
    }
    let running = recurring::running(tx, &documents::get(tx, template).await?).await?;
    // That day has begun by then in France and in Québec.
    let morning = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    let next = running.upcoming.first().map(|next| next.and_time(morning).and_utc());
    if let Some(next) = next.filter(|next| *next > day) {
        plan.add(next, What::Run { template, buyer, turn });
    }
    Ok(())
}

/// Puts a template to rest that still works.
pub(super) async fn rest(tx: &Tenant<DatabaseTransaction>, template: DocumentId) -> StoreResult<()> {
    if documents::get(tx, template).await?.state.after(DocumentKind::Recurring, Step::Pause).is_ok() {
        documents::step(tx, &[template], Step::Pause).await?;
    }
    Ok(())
}

/// Dice of its own: what others sell is as it was.
fn dice(day: DateTime<Utc>, turn: usize) -> Dice {
    Dice::new(day.timestamp().unsigned_abs() ^ u64::try_from(turn).unwrap_or(0))
}
