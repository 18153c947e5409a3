//! Money that came in by card becomes a payment, once.

use chrono::{DateTime, NaiveDate, Utc};
use domain::cards::{CardProblem, CardState, ToldPayment, still_due};
use domain::documents::NewPayment;
use domain::documents::payment::PaymentData;
use domain::field::MinorAmount;
use domain::ids::{ClientId, DocumentId, ListItemId, PaymentId};
use domain::lists::ListKind;
use domain::money::Money;
use domain::text::Text;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Set};

use super::{columns, refunds};
use crate::entities::card_payment::{Entity, Model};
use crate::payments::{enter, invoices};
use crate::{StoreError, StoreResult, Tenant, lists, local_time};

/// What the payment is entered as.
const SOURCE: &str = "Stripe";
/// What the lists of companies call a card, in their languages.
const CARD: [&str; 2] = ["Carte", "Card"];

/// The payment that is told of; none where it is not ours, or not of the page that we know.
pub(super) async fn find(tx: &Tenant<DatabaseTransaction>, told: &ToldPayment) -> StoreResult<Option<Model>> {
    let row = Entity::find_by_id((tx.company().0, told.ours)).one(tx.db()).await?;
    Ok(row.filter(|row| row.page.as_ref().is_none_or(|page| *page == told.page)))
}

/// Money came in: it is entered, and pays what is still due. One that is a payment already stays that one.
pub(super) async fn paid(
    tx: &Tenant<DatabaseTransaction>,
    told: &ToldPayment,
    at: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    let Some(row) = find(tx, told).await? else { return Ok(()) };
    // What could not be entered is somebody's to enter by hand, however often it is told.
    if row.payment_id.is_some() || columns::state(&row)? == CardState::NotEntered {
        return Ok(());
    }
    let asked = columns::amount(&row)?;
    let came_in = Money::new(told.minor, asked.currency());
    let is_as_agreed = told.currency == asked.currency().as_str() && told.minor > 0;
    let entered = if is_as_agreed { entered(tx, &row, told, came_in, day(tx, at).await?).await } else { Ok(None) };
    let entered = match entered {
        Ok(entered) => entered,
        // Of a client who may be paid for no more: somebody has to look at it.
        Err(StoreError::Invalid(errors)) => {
            tracing::error!(card_payment = %row.id, ?errors, "a payment by card cannot be entered");
            None
        }
        Err(error) => return Err(error),
    };
    let refunded_minor = row.refunded_minor;
    let (state, problem) = match &entered {
        None => (CardState::NotEntered, Some(CardProblem::NotEntered)),
        Some(entered) if entered.is_on_account => (CardState::Paid, Some(CardProblem::OnAccount)),
        Some(_) => (CardState::Paid, None),
    };
    let mut row = row.into_active_model();
    if let Some(problem) = problem {
        row.problem = Set(Some(problem.as_str().to_owned()));
    }
    row.state = Set(state.as_str().to_owned());
    row.page = Set(Some(told.page.clone()));
    row.intent = Set(told.intent.clone());
    row.payment_id = Set(entered.map(|entered| entered.payment.0));
    row.updated_at = Set(tx.now());
    let row = row.update(tx.db()).await?;
    // What was given back may have been told of before.
    if refunded_minor > 0 { refunds::follow(tx, &row).await } else { Ok(()) }
}

/// Something that is no payment yet goes on or ends. What came in stays so, in whatever order that is told.
pub(super) async fn goes_to(tx: &Tenant<DatabaseTransaction>, told: &ToldPayment, state: CardState) -> StoreResult<()> {
    let Some(row) = find(tx, told).await? else { return Ok(()) };
    let stays = match columns::state(&row)? {
        CardState::New | CardState::Open => false,
        CardState::Waiting => state != CardState::Failed,
        CardState::Failed | CardState::Expired | CardState::Paid | CardState::NotEntered => true,
    };
    let mut row = row.into_active_model();
    if !stays {
        row.state = Set(state.as_str().to_owned());
    }
    row.page = Set(Some(told.page.clone()));
    if told.intent.is_some() {
        row.intent = Set(told.intent.clone());
    }
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    Ok(())
}

/// A payment that was entered.
struct Entered {
    payment: PaymentId,
    /// Whether some of it pays nothing: what it was meant for was paid otherwise meanwhile.
    is_on_account: bool,
}

async fn entered(
    tx: &Tenant<DatabaseTransaction>,
    row: &Model,
    told: &ToldPayment,
    came_in: Money,
    paid_on: NaiveDate,
) -> StoreResult<Option<Entered>> {
    let parts = columns::parts(row)?;
    let ids: Vec<DocumentId> = parts.iter().map(|part| part.invoice).collect();
    let open = invoices::these(tx, &ids).await?;
    let parts = still_due(&parts, &open, came_in);
    let data = PaymentData {
        client: ClientId(row.client_id),
        amount: MinorAmount(came_in.minor()),
        currency: came_in.currency(),
        paid_on,
        method: method(tx).await?,
        reference: Text::parse(told.intent.as_deref().unwrap_or(&told.page)).ok(),
        source: Text::parse(SOURCE).ok(),
        note: None,
    };
    let parts = parts.into_iter().map(|part| (part.invoice, MinorAmount(part.amount.minor()))).collect();
    let payment = enter(tx, NewPayment { data, parts }, Some(format!("card:{}", row.id))).await?;
    Ok(Some(Entered { payment: payment.id, is_on_account: payment.allocated_minor < came_in.minor() }))
}

/// The day that the company's clocks showed when it came in: of what is told late, not today. Nothing comes in tomorrow.
async fn day(tx: &Tenant<DatabaseTransaction>, at: Option<DateTime<Utc>>) -> StoreResult<NaiveDate> {
    let at = at.map_or(tx.now(), |at| at.min(tx.now()));
    Ok(local_time::local(at, local_time::zone(tx).await?).date())
}

/// What the company calls a card, if it does.
async fn method(tx: &Tenant<DatabaseTransaction>) -> StoreResult<Option<ListItemId>> {
    for name in CARD {
        let Ok(name) = Text::parse(name) else { continue };
        if let Some(method) = lists::of_name(tx, ListKind::PaymentMethod, &name).await? {
            return Ok(Some(method));
        }
    }
    Ok(None)
}
