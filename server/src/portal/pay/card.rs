//! By card: a guest begins a payment here, and pays on the provider's page. What has come in is what the provider tells, never what a
//! browser says; staff who look at a preview pay nothing.

use axum::Form;
use axum::extract::{Extension, Path};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::cards::{CardSettings, CardState};
use domain::error::FieldError;
use domain::format::{Locale as FormatLocale, money};
use domain::ids::DocumentId;
use domain::money::{Money, parse_minor_as};
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{Locale, app_error, field_error, td_string};
use leptos::prelude::*;
use store::cards::{Begun, OpenPage};
use store::portal::Guest;
use store::{Access, StoreError, StoreResult, cards, payments};
use uuid::Uuid;

use super::super::entry::{Entered, lead_to};
use super::super::inside::{inside, tongue};
use super::asked::{Asking, NotClosed};
use super::{INVOICE, PATH, Pairs, named};
use crate::cards::Stripe;
use crate::cards::stripe::{NotOpened, Order, Page};
use crate::transfer::Problem;

/// The largest form: it names as many invoices as one payment is spread over.
pub const LARGEST_FORM: usize = 64 * 1024;
/// In the form: how much is paid, where that may be less than what is due.
const AMOUNT: &str = "amount";

/// What was wrong with the form that was sent.
pub struct Wrong {
    /// What is said of it.
    said: String,
    /// The amount that was typed: left out, the next press would pay all of it.
    typed: String,
    /// Whether that is to blame.
    is_amount: bool,
}

/// « Par carte », where the company has it: some invoices, which come to an amount.
pub fn offered(
    settings: CardSettings,
    guest: &Guest,
    ids: &[DocumentId],
    amount: String,
    wrong: Option<Wrong>,
) -> Option<AnyView> {
    if !settings.is_on {
        return None;
    }
    let (l, _) = tongue(guest);
    let hidden = |id: &DocumentId| view! { <input type="hidden" name=INVOICE value=id.to_string()/> };
    let hidden: Vec<_> = ids.iter().map(hidden).collect();
    let is_wrong = wrong.as_ref().is_some_and(|wrong| wrong.is_amount);
    let typed = wrong.as_ref().map(|wrong| wrong.typed.clone());
    let part = settings.is_partial.then(|| {
        view! {
            <label>
                <span>{td_string!(l, pay.part)}</span>
                <input
                    name=AMOUNT inputmode="decimal" autocomplete="off" maxlength="20" value=typed
                    aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("said")
                />
            </label>
        }
    });
    let wrong = wrong.map(|wrong| view! { <p class="wrong" id="said" role="alert">{wrong.said}</p> });
    // Of what is typed, the next page says how much it is.
    let press = if settings.is_partial {
        td_string!(l, pay.go_on_by_card).to_owned()
    } else {
        td_string!(l, pay.pay_by_card, amount = amount).to_string()
    };
    let note = if guest.is_preview { td_string!(l, pay.preview) } else { td_string!(l, pay.card_hint) };
    let section = view! {
        <section class="by-card">
            <h2>{td_string!(l, pay.by_card)}</h2>
            <p>{note}</p>
            <form class="choice" method="post" action="/portal/pay/card">
                {hidden}
                {part}
                <button type="submit" disabled=guest.is_preview>{press}</button>
            </form>
            {wrong}
        </section>
    };
    Some(section.into_any())
}

/// `POST /portal/pay/card`: begins a payment, and leads to where it goes on.
pub async fn begin(
    Extension(visitor): Extension<Visitor>,
    Extension(stripe): Extension<Stripe>,
    Entered(guest): Entered,
    Form(typed): Form<Pairs>,
) -> Result<Response, Problem> {
    if guest.is_preview {
        return Err(Problem(AppError::Forbidden));
    }
    let ids = named(&typed);
    if ids.is_empty() {
        return Ok(lead_to(PATH));
    }
    let (l, f) = tongue(&guest);
    let access = guest.access(visitor.database.clone(), visitor.now);
    let amount = typed.iter().find(|(name, _)| name == AMOUNT).map_or("", |(_, amount)| amount.trim());
    let (said, is_amount) = match begun(&access, &guest, &ids, amount, f).await {
        Ok(begun) => match opened(&access, &stripe, &visitor, &guest, &begun).await? {
            Ok(id) => return Ok(goes_on(id)),
            Err(NotOpened::Amount) => (td_string!(l, pay.amount_not_taken).to_owned(), true),
            Err(_) => (td_string!(l, pay.not_opened).to_owned(), false),
        },
        Err(StoreError::Invalid(errors)) => {
            (field_error(l, errors.at(AMOUNT).unwrap_or(&FieldError::NotAnAmount)), true)
        }
        Err(error @ StoreError::Refused(_)) => (app_error(l, &error.into()), false),
        Err(error) => return Err(error.into()),
    };
    again(&visitor, &guest, &typed, Wrong { said, typed: amount.to_owned(), is_amount }).await
}

/// `GET /portal/pay/card/{id}`: where a payment stands, and the way to the page on which it is paid. That page stands in no frame.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let (payment, url) = cards::of_client(&read, guest.client, id).await?;
    let is_over = payment.at + cards::OPEN_FOR <= visitor.now;
    let is_open = payment.state == CardState::Open && !is_over && !guest.is_preview;
    // From within a frame the page around it stays where it is.
    let is_framed = headers.get("sec-fetch-dest").is_some_and(|dest| dest == "iframe");
    let target = if is_framed { "_blank" } else { "_top" };
    let press = td_string!(l, pay.pay_by_card, amount = money(payment.amount, f)).to_string();
    let way = url.filter(|_| is_open).map(|url| {
        view! { <p><a class="button" href=url target=target rel="noopener noreferrer">{press}</a></p> }
    });
    let title = td_string!(l, pay.by_card);
    let content = view! {
        <h1>{title}</h1>
        <p class="sum">{td_string!(l, portal.amount)}<strong>{money(payment.amount, f)}</strong></p>
        <p role="status">{state(l, payment.state, is_over)}</p>
        {way}
        <p><a href="/portal/payments">{td_string!(l, portal.payments_title)}</a></p>
    };
    Ok(inside(&guest, PATH, title, content.into_any()))
}

/// What the guest pays; `typed` is blank for all of it.
async fn begun(access: &Access, guest: &Guest, ids: &[DocumentId], typed: &str, f: FormatLocale) -> StoreResult<Begun> {
    let amount = if typed.is_empty() { None } else { Some(amount(access, guest, typed, f).await?) };
    let tx = access.begin().await?;
    let begun = cards::begin(&tx, guest.client, &guest.name, ids, amount).await?;
    tx.commit().await?;
    Ok(begun)
}

async fn amount(access: &Access, guest: &Guest, typed: &str, f: FormatLocale) -> StoreResult<Money> {
    let currency = payments::account(&access.read(), guest.client).await?.balance.currency();
    let minor = parse_minor_as(typed, currency, f).map_err(|error| StoreError::field(AMOUNT, error))?;
    Ok(Money::new(minor, currency))
}

/// Has the provider make a page for it, once nobody can pay on those before it. Answers which payment goes on: another one, where that has
/// come in meanwhile or was begun after this one; or why none does.
async fn opened(
    access: &Access,
    stripe: &Stripe,
    visitor: &Visitor,
    guest: &Guest,
    begun: &Begun,
) -> Result<Result<Uuid, NotOpened>, Problem> {
    if begun.is_known {
        return Ok(Ok(begun.id));
    }
    let asking = asking(access, stripe, visitor).await?;
    let page = match asking.closed(&begun.earlier).await {
        Ok(None) => stripe.open(&asking.key, &order(visitor, guest, begun)).await,
        Ok(Some(came_in)) => {
            kept(access, begun.id, None).await?;
            return Ok(Ok(came_in));
        }
        Err(NotClosed::Provider(error)) => Err(error),
        Err(NotClosed::Store(error)) => return Err(error.into()),
    };
    let page = page.inspect_err(|error| told(error, begun.id));
    let newer = kept(access, begun.id, page.as_ref().ok()).await?;
    let (page, newer) = match (page, newer) {
        (Ok(page), Some(newer)) => (page, newer),
        (page, _) => return Ok(page.map(|_| begun.id)),
    };
    match asking.closed(&[OpenPage { id: begun.id, page: page.id, is_over: false }]).await {
        Ok(came_in) => Ok(Ok(came_in.unwrap_or(newer))),
        Err(NotClosed::Provider(error)) => Ok(Err(error)),
        Err(NotClosed::Store(error)) => Err(error.into()),
    }
}

/// Who asks the provider for a guest.
async fn asking<'a>(access: &Access, stripe: &'a Stripe, visitor: &Visitor) -> Result<Asking<'a>, Problem> {
    let hook = cards::hook(&visitor.database, access.company(), visitor.now).await?;
    let key = cards::secret_key(access).await?;
    let Some((hook, key)) = hook.zip(key) else { return Err(Problem(AppError::NotFound)) };
    Ok(Asking { hook, stripe, key })
}

/// What the provider is asked for.
fn order<'a>(visitor: &'a Visitor, guest: &Guest, begun: &Begun) -> Order<'a> {
    let (l, _) = tongue(guest);
    let name = td_string!(l, pay.what_for, numbers = begun.numbers.join(", ")).to_string();
    Order {
        company: guest.company,
        id: begun.id,
        amount: begun.amount,
        name: name.chars().take(250).collect(),
        language: guest.language,
        public_url: &visitor.public_url,
        expires_at: begun.expires_at,
    }
}

/// Keeps the page, or that there is none. Answers the payment that has taken its place meanwhile.
async fn kept(access: &Access, id: Uuid, page: Option<&Page>) -> StoreResult<Option<Uuid>> {
    let tx = access.begin().await?;
    let newer = if let Some(page) = page {
        cards::opened(&tx, id, &page.id, &page.url).await?
    } else {
        cards::give_up(&tx, id).await?;
        None
    };
    tx.commit().await?;
    Ok(newer)
}

fn told(error: &NotOpened, id: Uuid) {
    tracing::error!(card_payment = %id, %error, "no page on which a client pays by card");
}

/// Where a payment goes on.
fn goes_on(id: Uuid) -> Response {
    let headers = [(LOCATION, format!("{PATH}/card/{id}")), (CACHE_CONTROL, "no-store".to_owned())];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The page once more, with what was wrong.
async fn again(
    visitor: &Visitor,
    guest: &Guest,
    typed: &[(String, String)],
    wrong: Wrong,
) -> Result<Response, Problem> {
    let mut page = super::page(visitor, guest, typed, Some(wrong)).await?;
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page)
}

fn state(l: Locale, state: CardState, is_over: bool) -> &'static str {
    match state {
        // What was paid in time may be on its way to us.
        CardState::Open if is_over => td_string!(l, pay.state_over),
        CardState::Open => td_string!(l, pay.state_open),
        CardState::Waiting => td_string!(l, pay.state_waiting),
        CardState::Paid | CardState::NotEntered => td_string!(l, pay.state_paid),
        CardState::New | CardState::Failed => td_string!(l, pay.state_failed),
        CardState::Expired => td_string!(l, pay.state_expired),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_knows_is_not_said() {
        for l in [Locale::fr, Locale::en] {
            let over = state(l, CardState::Open, true);
            assert!(!over.contains(td_string!(l, pay.state_expired)), "it may have been paid: {over}");
            assert_ne!(over, state(l, CardState::Open, false));
            assert_eq!(state(l, CardState::Paid, true), td_string!(l, pay.state_paid));
        }
    }
}
