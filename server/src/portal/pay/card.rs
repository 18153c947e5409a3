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
use kit::words::{Locale, app_error, field_error, td_string, words_in};
use leptos::prelude::*;
use store::cards::Begun;
use store::portal::Guest;
use store::{Access, StoreError, StoreResult, cards, payments};
use uuid::Uuid;

use super::super::entry::{Entered, lead_to};
use super::super::inside::{inside, tongue};
use super::super::page::{Frame, page};
use super::{INVOICE, PATH, Pairs, named};
use crate::cards::Stripe;
use crate::cards::stripe::{NotOpened, Order};
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
            None => return Ok(goes_on(begun.id)),
            Some(NotOpened::Amount) => (td_string!(l, pay.amount_not_taken).to_owned(), true),
            Some(_) => (td_string!(l, pay.not_opened).to_owned(), false),
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

/// `GET /portal/paid`: where the provider leads back to. It tells nothing of anybody, since whoever comes back may be signed in elsewhere.
pub async fn paid(Extension(visitor): Extension<Visitor>) -> Response {
    let l = words_in(visitor.language);
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, pay.thanks)}</h1>
            <p role="status">{td_string!(l, pay.thanks_text)}</p>
            <p><a class="button" href="/portal/payments">{td_string!(l, portal.payments_title)}</a></p>
        </main>
    };
    let title = td_string!(l, pay.thanks).to_owned();
    let frame = Frame { title, language: visitor.language, ..Frame::default() };
    page(StatusCode::OK, frame, content.into_any())
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

/// Has the provider make a page for it. Answers why there is none.
async fn opened(
    access: &Access,
    stripe: &Stripe,
    visitor: &Visitor,
    guest: &Guest,
    begun: &Begun,
) -> Result<Option<NotOpened>, Problem> {
    if begun.is_known {
        return Ok(None);
    }
    let Some(key) = cards::secret_key(access).await? else { return Err(Problem(AppError::NotFound)) };
    let (l, _) = tongue(guest);
    let name = td_string!(l, pay.what_for, numbers = begun.numbers.join(", ")).to_string();
    let name: String = name.chars().take(250).collect();
    let order = Order {
        id: begun.id,
        amount: begun.amount,
        name: &name,
        language: guest.language,
        public_url: &visitor.public_url,
        expires_at: begun.expires_at,
    };
    let page = stripe.open(&key, &order).await;
    let tx = access.begin().await?;
    match &page {
        Ok(page) => cards::opened(&tx, begun.id, &page.id, &page.url).await?,
        Err(error) => {
            told(error, begun.id);
            cards::give_up(&tx, begun.id).await?;
        }
    }
    tx.commit().await?;
    Ok(page.err())
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
