//! What the provider tells, read as far as it concerns us. Whoever reads it has looked at the signature first.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

/// In what the provider keeps for us: which of our payments it is.
pub const MARK: &str = "clientele_payment";

/// Something that the provider tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardEvent {
    /// Its id there: what comes again bears the same.
    pub id: String,
    /// What it is called there.
    pub kind: String,
    /// When it happened there, where that is said: what is heard late has not come in late.
    pub at: Option<DateTime<Utc>>,
    /// What happened.
    pub what: Happening,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The money came in.
    Paid(ToldPayment),
    /// The client is through, and the money is still on its way.
    Waiting(ToldPayment),
    /// It will not come.
    Failed(ToldPayment),
    /// The client did not go on.
    Expired(ToldPayment),
    /// So much of it was given back by now, all in all.
    Refunded {
        /// Which of our payments.
        ours: Option<Uuid>,
        /// What the provider calls it.
        intent: Option<String>,
        /// How much, in the smallest unit.
        minor: i64,
    },
    /// Something that was given back did not reach the client.
    RefundFailed {
        /// What the provider calls the payment.
        intent: Option<String>,
        /// How much, in the smallest unit.
        minor: i64,
    },
    /// The client's bank asks for the money back.
    Disputed {
        /// What the provider calls the payment.
        intent: Option<String>,
        /// Whether that was decided for us.
        is_won: bool,
    },
    /// Nothing that concerns us.
    Other,
}

/// A payment as the provider tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPayment {
    /// Which of ours.
    pub ours: Uuid,
    /// What the provider calls the page on which it is paid.
    pub page: String,
    /// What it calls the payment.
    pub intent: Option<String>,
    /// How much, in the smallest unit.
    pub minor: i64,
    /// In which currency, in capitals.
    pub currency: String,
}

impl CardEvent {
    /// Reads what came.
    ///
    /// # Errors
    /// When it is not the provider's JSON.
    pub fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        let Envelope { id, kind, created, data } = serde_json::from_slice(body)?;
        let object = || serde_json::from_value::<Object>(data.object);
        let what = match kind.as_str() {
            "checkout.session.completed" => match object()? {
                page if page.payment_status.as_deref() == Some("paid") => of_page(page, Happening::Paid),
                page => of_page(page, Happening::Waiting),
            },
            "checkout.session.async_payment_succeeded" => of_page(object()?, Happening::Paid),
            "checkout.session.async_payment_failed" => of_page(object()?, Happening::Failed),
            "checkout.session.expired" => of_page(object()?, Happening::Expired),
            "charge.refunded" => of_charge(object()?),
            "refund.failed" => of_refund(object()?),
            "charge.dispute.created" | "charge.dispute.closed" => of_dispute(object()?),
            _ => Happening::Other,
        };
        Ok(Self { id, kind, at: created.and_then(|at| DateTime::from_timestamp(at, 0)), what })
    }
}

impl Happening {
    /// Reads a page on which a client pays, as the provider shows it to whoever asks. Of one that is still open nothing is told.
    ///
    /// # Errors
    /// When it is not the provider's JSON.
    pub fn of_page(body: &[u8]) -> Result<Self, serde_json::Error> {
        let page: Object = serde_json::from_slice(body)?;
        let what: fn(ToldPayment) -> Self = match (page.status.as_deref(), page.payment_status.as_deref()) {
            (Some("complete"), Some("paid")) => Self::Paid,
            (Some("complete"), _) => Self::Waiting,
            (Some("expired"), _) => Self::Expired,
            _ => return Ok(Self::Other),
        };
        Ok(of_page(page, what))
    }

    /// A page that is there no more, or never was: nobody pays on it.
    #[must_use]
    pub fn gone(ours: Uuid, page: &str) -> Self {
        let page = page.to_owned();
        Self::Expired(ToldPayment { ours, page, intent: None, minor: 0, currency: String::new() })
    }

    /// Which of our payments is told of, and what the provider calls its page; none where a page is not what it is about.
    #[must_use]
    pub fn page(&self) -> Option<(Uuid, &str)> {
        match self {
            Self::Paid(told) | Self::Waiting(told) | Self::Failed(told) | Self::Expired(told) => {
                Some((told.ours, told.page.as_str()))
            }
            Self::Refunded { .. } | Self::RefundFailed { .. } | Self::Disputed { .. } | Self::Other => None,
        }
    }
}

fn of_page(object: Object, what: fn(ToldPayment) -> Happening) -> Happening {
    let ours = object.client_reference_id.and_then(|id| id.parse().ok());
    let (Some(ours), Some(page)) = (ours, object.id) else { return Happening::Other };
    what(ToldPayment {
        ours,
        page,
        intent: object.payment_intent,
        minor: object.amount_total.unwrap_or_default(),
        currency: object.currency.unwrap_or_default().to_ascii_uppercase(),
    })
}

fn of_charge(object: Object) -> Happening {
    Happening::Refunded {
        ours: object.metadata.and_then(|marks| marks.payment).and_then(|id| id.parse().ok()),
        intent: object.payment_intent,
        minor: object.amount_refunded.unwrap_or_default(),
    }
}

fn of_refund(object: Object) -> Happening {
    Happening::RefundFailed { intent: object.payment_intent, minor: object.amount.unwrap_or_default() }
}

fn of_dispute(object: Object) -> Happening {
    let is_won = matches!(object.status.as_deref(), Some("won" | "warning_closed"));
    Happening::Disputed { intent: object.payment_intent, is_won }
}

#[derive(Deserialize)]
struct Envelope {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    created: Option<i64>,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: serde_json::Value,
}

/// Whatever an event is about: pages, charges, refunds and disputes have these in common.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Object {
    id: Option<String>,
    client_reference_id: Option<String>,
    payment_status: Option<String>,
    payment_intent: Option<String>,
    amount: Option<i64>,
    amount_total: Option<i64>,
    amount_refunded: Option<i64>,
    currency: Option<String>,
    metadata: Option<Marks>,
    status: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Marks {
    #[serde(rename = "clientele_payment")]
    payment: Option<String>,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const OURS: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    fn read(kind: &str, object: Value) -> Happening {
        let event = json!({ "id": "evt_1", "type": kind, "data": { "object": object } });
        let event = CardEvent::read(event.to_string().as_bytes()).unwrap();
        assert_eq!((event.id.as_str(), event.kind.as_str()), ("evt_1", kind));
        event.what
    }

    fn page(status: &str) -> Value {
        json!({
            "id": "cs_1", "client_reference_id": OURS, "payment_status": status, "payment_intent": "pi_1",
            "amount_total": 12_000, "currency": "eur", "metadata": {}, "status": "complete",
        })
    }

    #[test]
    fn a_page_is_paid_once_its_money_is_there() {
        let told = ToldPayment {
            ours: OURS.parse().unwrap(),
            page: "cs_1".into(),
            intent: Some("pi_1".into()),
            minor: 12_000,
            currency: "EUR".into(),
        };
        assert_eq!(read("checkout.session.completed", page("paid")), Happening::Paid(told.clone()));
        assert_eq!(read("checkout.session.completed", page("unpaid")), Happening::Waiting(told.clone()));
        assert_eq!(read("checkout.session.async_payment_succeeded", page("paid")), Happening::Paid(told.clone()));
        assert_eq!(read("checkout.session.async_payment_failed", page("unpaid")), Happening::Failed(told.clone()));
        assert_eq!(read("checkout.session.expired", page("unpaid")), Happening::Expired(told));
    }

    #[test]
    fn a_page_that_is_asked_for_says_what_an_event_would() {
        let shown = |status: &str, payment: &str| {
            let mut shown = page(payment);
            shown["status"] = json!(status);
            Happening::of_page(shown.to_string().as_bytes()).unwrap()
        };
        assert_eq!(shown("complete", "paid"), read("checkout.session.completed", page("paid")));
        assert_eq!(shown("complete", "unpaid"), read("checkout.session.completed", page("unpaid")));
        assert_eq!(shown("expired", "unpaid"), read("checkout.session.expired", page("unpaid")));
        assert_eq!(shown("open", "unpaid"), Happening::Other);
        assert_eq!(shown("open", "paid").page(), None, "nothing but what is complete");
        assert_eq!(shown("complete", "paid").page(), Some((OURS.parse().unwrap(), "cs_1")));
        assert!(Happening::of_page(b"[").is_err());
    }

    #[test]
    fn an_event_says_when_it_happened() {
        let of = |created: Value| {
            let event = json!({ "id": "evt_1", "type": "x", "created": created, "data": { "object": {} } });
            CardEvent::read(event.to_string().as_bytes()).unwrap().at
        };
        assert_eq!(of(json!(1_800_000_000)), DateTime::from_timestamp(1_800_000_000, 0));
        assert_eq!((of(Value::Null), of(json!(i64::MAX))), (None, None));
    }

    #[test]
    fn what_was_given_back_names_our_payment() {
        let object = json!({ "payment_intent": "pi_1", "amount_refunded": 500, "metadata": { MARK: OURS } });
        let expected = Happening::Refunded { ours: OURS.parse().ok(), intent: Some("pi_1".into()), minor: 500 };
        assert_eq!(read("charge.refunded", object), expected);
        let failed = json!({ "id": "re_1", "payment_intent": "pi_1", "amount": 500, "status": "failed" });
        let expected = Happening::RefundFailed { intent: Some("pi_1".into()), minor: 500 };
        assert_eq!(read("refund.failed", failed), expected);
        let lost = json!({ "payment_intent": "pi_1", "status": "lost" });
        let disputed = Happening::Disputed { intent: Some("pi_1".into()), is_won: false };
        assert_eq!(read("charge.dispute.closed", lost), disputed);
    }

    #[test]
    fn what_is_not_ours_is_left_alone() {
        let of_another = json!({ "id": "cs_2", "payment_status": "paid" });
        assert_eq!(read("checkout.session.completed", of_another), Happening::Other);
        assert_eq!(read("customer.created", json!({ "id": "cus_1", "status": { "a": 1 } })), Happening::Other);
        assert!(CardEvent::read(b"{}").is_err() && CardEvent::read(b"[").is_err());
    }
}
