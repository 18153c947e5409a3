//! Payment by card, against a provider that speaks Stripe's words: begun in the portal, told of by signed words that come in any order and
//! more than once, and entered exactly once.

mod pages;

use axum::body::Body;
use axum::http::header::LOCATION;
use axum::http::{Method, Request, StatusCode};
use chrono::Utc;
use domain::access::Role;
use domain::billing::kind::DocumentKind;
use domain::cards::MARK;
use domain::documents::Payment;
use domain::ids::{ClientId, DocumentId};
use serde_json::{Value, json};
use store::{payments, verify};

use super::portal::{cookie, get, invited, post, signed_in, written};
use super::support::{App, HOST};
use crate::provider::{Asked, KEY, Provider, SECRET, signed, signed_now};
use crate::sink::Sink;

/// A company that is paid by card, its client, who is signed in, and two invoices of 120 €.
struct Shop {
    app: App,
    provider: Provider,
    client: ClientId,
    session: String,
    invoices: [DocumentId; 2],
}

impl Shop {
    async fn open(key: &str, is_partial: bool) -> Self {
        let (provider, sink) = (Provider::start().await, Sink::start());
        let app = App::with(&["--stripe-url", &provider.url]).await;
        let (client, _) = invited(&app, &sink).await;
        let partial = if is_partial { "true" } else { "" };
        let form = json!({ "is_on": "true", "is_partial": partial, "secret_key": key, "webhook_secret": SECRET });
        let body = json!({ "version": 0, "form": form }).to_string();
        let saved = app.post("/api/cards/settings-save", Some(app.cookie(Role::Owner)), &body).await;
        assert!(saved.status.is_success() && !saved.body.contains(key), "{}", saved.body);
        let session = signed_in(&app, &sink).await;
        let one = written(&app, client, DocumentKind::Invoice, true).await;
        let other = written(&app, client, DocumentKind::Invoice, true).await;
        Self { app, provider, client, session, invoices: [one, other] }
    }

    /// Begins a payment of both invoices, and answers what the provider was asked.
    async fn begun(&self, more: &str) -> Asked {
        let answer = post(&self.app, "/portal/pay/card", &self.session, &self.both(more)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert!(answer.headers[LOCATION].to_str().unwrap().starts_with("/portal/pay/card/"));
        self.provider.asked().pop().unwrap()
    }

    fn both(&self, more: &str) -> String {
        let [one, other] = self.invoices;
        format!("invoice={one}&invoice={other}{more}")
    }

    /// Has the provider tell something.
    async fn tell(&self, event: &Value) -> StatusCode {
        let body = event.to_string();
        let signature = signed_now(&body);
        self.say(&body, &signature).await
    }

    async fn say(&self, body: &str, signature: &str) -> StatusCode {
        // It comes from no page, and bears no cookie.
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("/hooks/stripe/{}", self.app.company))
            .header("host", HOST)
            .header("content-type", "application/json")
            .header("stripe-signature", signature)
            .body(Body::from(body.to_owned()));
        self.app.send(request.unwrap()).await.status
    }

    async fn paid(&self) -> Vec<Payment> {
        payments::of_client(&self.app.access().read(), self.client, 10).await.unwrap()
    }

    /// What is left to pay of each invoice.
    async fn left(&self) -> Vec<i64> {
        let open = payments::open_invoices(&self.app.access().read(), self.client).await.unwrap();
        let left = |id: &DocumentId| open.iter().find(|invoice| invoice.id == *id).map(|open| open.balance.minor());
        self.invoices.iter().map(|id| left(id).unwrap_or_default()).collect()
    }

    async fn is_sound(&self) {
        let found = verify::run(&self.app.db.database).await.unwrap();
        assert!(found.is_empty(), "{found:?}");
    }
}

fn of_page(id: &str, kind: &str, asked: &Asked, status: &str) -> Value {
    let minor: i64 = asked.value("line_items[0][price_data][unit_amount]").parse().unwrap();
    let page = json!({
        "id": asked.page(), "object": "checkout.session", "payment_status": status, "payment_intent": "pi_1",
        "client_reference_id": asked.value("client_reference_id"), "amount_total": minor, "currency": "eur",
    });
    json!({ "id": id, "type": format!("checkout.session.{kind}"), "data": { "object": page } })
}

fn refunded(id: &str, asked: &Asked, minor: i64) -> Value {
    let charge = json!({
        "id": "ch_1", "object": "charge", "payment_intent": "pi_1", "amount_refunded": minor, "currency": "eur",
        "metadata": { MARK: asked.value("client_reference_id") },
    });
    json!({ "id": id, "type": "charge.refunded", "data": { "object": charge } })
}

#[tokio::test(flavor = "multi_thread")]
async fn several_invoices_are_paid_at_once_and_entered_once() {
    let shop = Shop::open(KEY, false).await;
    let page = get(&shop.app, "/portal/pay", &shop.session).await;
    assert!(page.body.contains("Payer 240,00") && !page.body.contains("name=\"amount\""), "{}", page.body);
    // An amount of the browser's own is nobody's.
    let asked = shop.begun("&amount=1").await;
    assert_eq!(asked.value("line_items[0][price_data][unit_amount]"), "24000");
    assert_eq!(asked.value("line_items[0][price_data][currency]"), "eur");
    assert_eq!(asked.once, asked.value("client_reference_id"));
    let again = shop.begun("").await;
    assert_eq!((again.once, shop.provider.asked().len()), (asked.once.clone(), 1), "the same page is offered again");
    let path = format!("/portal/pay/card/{}", asked.once);
    let open = get(&shop.app, &path, &shop.session).await;
    let address = format!("{}/pay/{}", shop.provider.url, asked.page());
    assert!(open.body.contains(&address) && open.body.contains("target=\"_top\""), "{}", open.body);
    assert!(shop.paid().await.is_empty(), "nothing came in yet");

    let event = of_page("evt_1", "completed", &asked, "paid");
    for _ in 0..3 {
        assert_eq!(shop.tell(&event).await, StatusCode::OK);
    }
    let late = of_page("evt_2", "async_payment_succeeded", &asked, "paid");
    assert_eq!(shop.tell(&late).await, StatusCode::OK);
    assert_eq!(shop.tell(&of_page("evt_3", "expired", &asked, "unpaid")).await, StatusCode::OK);
    let paid = shop.paid().await;
    let [payment] = paid.as_slice() else { panic!("{paid:?}") };
    assert_eq!((payment.data.amount.0, payment.pays.len(), payment.allocated_minor), (24_000, 2, 24_000));
    assert!(payment.data.method.is_some() && payment.data.reference.is_some(), "{payment:?}");
    assert_eq!(shop.left().await, [0, 0]);
    let done = get(&shop.app, &path, &shop.session).await;
    assert!(done.body.contains("Le paiement est reçu") && !done.body.contains(&address), "{}", done.body);
    assert!(get(&shop.app, "/portal/paid", "").await.status.is_success());
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_is_paid_where_the_company_allows_it() {
    let shop = Shop::open(KEY, true).await;
    for (wrong, words) in [("240,01", "plus que ce qui reste"), ("-5", "role=\"alert\""), ("x", "role=\"alert\"")] {
        let body = shop.both(&format!("&amount={wrong}"));
        let answer = post(&shop.app, "/portal/pay/card", &shop.session, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.body.contains(words), "{wrong}: {}", answer.body);
        // Left out, the next press would pay all of it.
        assert!(answer.body.contains(&format!("value=\"{wrong}\"")), "{wrong}: {}", answer.body);
        assert!(answer.body.contains("aria-invalid") && !answer.body.contains("Payer 240,00"), "{}", answer.body);
    }
    let small = post(&shop.app, "/portal/pay/card", &shop.session, &shop.both("&amount=0,20")).await;
    assert_eq!(small.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(small.body.contains("ne prend pas ce montant") && small.body.contains("value=\"0,20\""), "{}", small.body);
    assert!(shop.provider.asked().is_empty());
    let asked = shop.begun("&amount=150").await;
    assert_eq!(asked.value("line_items[0][price_data][unit_amount]"), "15000");
    shop.tell(&of_page("evt_1", "completed", &asked, "paid")).await;
    assert_eq!(shop.left().await, [0, 9_000]);
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_signed_is_not_heard() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    let body = of_page("evt_1", "completed", &asked, "paid").to_string();
    let now = Utc::now().timestamp();
    for signature in [
        String::new(),
        signed(&body, now, "whsec_of_somebody_else"),
        signed(&body, now - 400, SECRET),
        signed("{}", now, SECRET),
    ] {
        assert_eq!(shop.say(&body, &signature).await, StatusCode::BAD_REQUEST, "{signature}");
    }
    assert_eq!(shop.say("{", &signed_now("{")).await, StatusCode::BAD_REQUEST);
    assert!(shop.paid().await.is_empty());
    // Another company, which hears nobody, hears no more of it.
    let elsewhere = shop.app.second_company().await;
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/hooks/stripe/{elsewhere}"))
        .header("host", HOST)
        .header("stripe-signature", signed_now(&body))
        .body(Body::from(body));
    assert_eq!(shop.app.send(request.unwrap()).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_back_follows_in_any_order() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    assert_eq!(shop.tell(&of_page("evt_1", "completed", &asked, "unpaid")).await, StatusCode::OK);
    assert!(shop.paid().await.is_empty(), "the bank has not said yes");
    assert_eq!(shop.tell(&refunded("evt_3", &asked, 2_000)).await, StatusCode::OK);
    assert!(shop.paid().await.is_empty());
    assert_eq!(shop.tell(&of_page("evt_2", "async_payment_succeeded", &asked, "paid")).await, StatusCode::OK);
    let paid = shop.paid().await;
    assert_eq!((paid[0].refunded_minor, paid[0].allocated_minor), (2_000, 22_000));
    assert_eq!(shop.left().await.iter().sum::<i64>(), 2_000);
    shop.is_sound().await;
    // All of it, told before a part of it that is told late.
    for event in [refunded("evt_5", &asked, 24_000), refunded("evt_4", &asked, 9_000)] {
        assert_eq!(shop.tell(&event).await, StatusCode::OK);
    }
    let paid = shop.paid().await;
    assert_eq!((paid[0].state.as_str(), paid[0].refunded_minor, paid[0].allocated_minor), ("refunded", 24_000, 0));
    assert_eq!(shop.left().await, [12_000, 12_000]);
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_is_not_paid_once_more() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    assert_eq!(shop.tell(&of_page("evt_1", "completed", &asked, "unpaid")).await, StatusCode::OK);
    let page = get(&shop.app, "/portal/pay", &shop.session).await;
    assert!(page.body.contains("240,00") && page.body.contains("est déjà en cours"), "{}", page.body);
    assert!(!page.body.contains("tout est payé") && !page.body.contains("/portal/pay/card"), "{}", page.body);
    let again = post(&shop.app, "/portal/pay/card", &shop.session, &shop.both("")).await;
    assert_eq!((again.status, shop.provider.asked().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{}", again.body);
    // The bank says no.
    assert_eq!(shop.tell(&of_page("evt_2", "async_payment_failed", &asked, "unpaid")).await, StatusCode::OK);
    shop.begun("").await;
    assert_eq!(shop.provider.asked().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dispute_is_shown_to_staff() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    shop.tell(&of_page("evt_1", "completed", &asked, "paid")).await;
    let dispute = json!({ "id": "dp_1", "payment_intent": "pi_1", "status": "needs_response" });
    let event = json!({ "id": "evt_2", "type": "charge.dispute.created", "data": { "object": dispute } });
    assert_eq!(shop.tell(&event).await, StatusCode::OK);
    let shown = shop.app.post("/api/cards/settings", Some(shop.app.cookie(Role::Owner)), "{}").await;
    let shown: Value = serde_json::from_str(&shown.body).unwrap();
    assert_eq!((&shown["latest"][0]["problem"], &shown["latest"][0]["state"]), (&json!("disputed"), &json!("paid")));
    assert_eq!(shown["form"]["secret_key"], "");
    let seen = json!({ "id": shown["latest"][0]["id"] }).to_string();
    assert!(shop.app.post("/api/cards/seen", Some(shop.app.cookie(Role::Owner)), &seen).await.status.is_success());
    let shown = shop.app.post("/api/cards/settings", Some(shop.app.cookie(Role::Owner)), "{}").await;
    assert!(!shown.body.contains("disputed"), "{}", shown.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_meanwhile_stays_on_account() {
    let shop = Shop::open(KEY, false).await;
    let asked = shop.begun("").await;
    let tx = shop.app.access().begin().await.unwrap();
    payments::mark_paid(&tx, &shop.invoices[..1]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(shop.tell(&of_page("evt_1", "completed", &asked, "paid")).await, StatusCode::OK);
    let paid = shop.paid().await;
    let by_card = paid.iter().find(|payment| payment.data.source.is_some()).unwrap();
    assert_eq!((paid.len(), by_card.data.amount.0, by_card.allocated_minor), (2, 24_000, 12_000));
    // Staff are told of it: the client is to be asked what becomes of the rest.
    let shown = shop.app.post("/api/cards/settings", Some(shop.app.cookie(Role::Owner)), "{}").await;
    let shown: Value = serde_json::from_str(&shown.body).unwrap();
    assert_eq!(shown["latest"][0]["problem"], "on_account");
    assert_eq!(payments::account(&shop.app.access().read(), shop.client).await.unwrap().balance.minor(), -12_000);
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_pays_nothing() {
    let shop = Shop::open(KEY, false).await;
    let begun = shop.app.get(&format!("/portal/preview/{}", shop.client), Some(shop.app.cookie(Role::Owner))).await;
    let staff = format!("clientele_session={}; {}", shop.app.cookie(Role::Owner), cookie(&begun));
    let page = get(&shop.app, "/portal/pay", &staff).await;
    assert!(page.body.contains("ne paie rien") && page.body.contains("disabled"), "{}", page.body);
    let answer = post(&shop.app, "/portal/pay/card", &staff, &shop.both("")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(shop.provider.asked().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_refuses_leaves_the_transfer() {
    let shop = Shop::open("sk_test_of_nobody", false).await;
    let answer = post(&shop.app, "/portal/pay/card", &shop.session, &shop.both("")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("payez par virement"), "{}", answer.body);
    assert_eq!(shop.left().await, [12_000, 12_000]);
    // Outside, nobody begins anything.
    let outside = post(&shop.app, "/portal/pay/card", "", &shop.both("")).await;
    assert_eq!(outside.headers[LOCATION], "/portal/login");
}
