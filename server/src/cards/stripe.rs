//! Stripe: a page of its own on which a client pays (Checkout), asked for over HTTPS.

use chrono::{DateTime, Utc};
use domain::cards::{Happening, MARK};
use domain::format::Language;
use domain::ids::CompanyId;
use domain::money::Money;
use reqwest::Url;
use serde::Deserialize;
use uuid::Uuid;

use crate::config::Config;
use crate::outgoing::{NoAnswer, Outgoing};

/// Where it is asked, unless the operator says otherwise.
pub const STRIPE: &str = "https://api.stripe.com";
/// How it refuses amounts.
const AMOUNTS: [&str; 2] = ["amount_too_small", "amount_too_large"];
/// What is asked for.
const PAGES: &str = "/v1/checkout/sessions";

/// See the module.
#[derive(Clone, Debug)]
pub struct Stripe {
    outgoing: Outgoing,
    /// None where the operator's address does not read: then nothing is asked.
    pages: Option<Url>,
}

/// What a client pays.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// Who is paid.
    pub company: CompanyId,
    /// Which of our payments: what is asked for twice is made once.
    pub id: Uuid,
    /// How much.
    pub amount: Money,
    /// What for.
    pub name: String,
    /// The language of the page.
    pub language: Language,
    /// Our own address, which the client comes back to.
    pub public_url: &'a str,
    /// Until when it may be paid.
    pub expires_at: DateTime<Utc>,
}

/// The page on which it is paid.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    /// What it is called there.
    pub id: String,
    /// Its address.
    pub url: String,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// It was not reached, or did not answer.
    #[error("{0}")]
    NoAnswer(#[from] NoAnswer),
    /// It has refused: the key, the amount, the currency.
    #[error("refused with status {status}: {code}")]
    Refused {
        /// The status of its answer.
        status: u16,
        /// What it calls the reason.
        code: String,
    },
    /// The amount is less, or more, than it takes.
    #[error("refused: the amount is too small or too large")]
    Amount,
    /// Its answer leads elsewhere than to a page.
    #[error("the answer names no page")]
    NoPage,
    /// A page that was to be closed is open still.
    #[error("an earlier page is open still")]
    StillOpen,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refused {
    error: Reason,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reason {
    code: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

impl Stripe {
    /// By the operator's settings. An address of the operator's own may be on this machine.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let base = config.stripe_url.trim_end_matches('/');
        let pages = Url::parse(&format!("{base}{PAGES}"));
        let pages = pages.inspect_err(|error| tracing::error!(%error, "the address of Stripe does not read")).ok();
        Self { outgoing: Outgoing::new(base != STRIPE), pages }
    }

    /// Asks for a page.
    pub async fn open(&self, key: &str, order: &Order<'_>) -> Result<Page, NotOpened> {
        let pages = self.pages.clone().ok_or(NotOpened::NoPage)?;
        let form = form(&pages, order);
        let (status, body) = self.outgoing.post(pages, key, &order.id.to_string(), form).await?;
        if status != 200 {
            return Err(refused(status, &body));
        }
        let page: Page = serde_json::from_slice(&body).map_err(NoAnswer::from)?;
        if self.outgoing.may_ask(&page.url) { Ok(page) } else { Err(NotOpened::NoPage) }
    }

    /// Has nobody pay on a page any more, and answers what became of it: it may be paid already.
    pub async fn close(&self, key: &str, ours: Uuid, page: &str) -> Result<Happening, NotOpened> {
        let mut address = self.address(page)?;
        address.path_segments_mut().map_err(|()| NotOpened::NoPage)?.push("expire");
        // Each time anew: an answer of before would be given again.
        let once = Uuid::now_v7().to_string();
        let (status, body) = self.outgoing.post(address, key, &once, String::new()).await?;
        if status == 200 { of_page(ours, page, &body) } else { self.look(key, ours, page).await }
    }

    /// What became of a page.
    pub async fn look(&self, key: &str, ours: Uuid, page: &str) -> Result<Happening, NotOpened> {
        let (status, body) = self.outgoing.get_as(self.address(page)?, key).await?;
        match status {
            200 => of_page(ours, page, &body),
            // Of another account, whose key was there before.
            404 => Ok(Happening::gone(ours, page)),
            _ => Err(refused(status, &body)),
        }
    }

    /// Where a page is asked for.
    fn address(&self, page: &str) -> Result<Url, NotOpened> {
        let mut address = self.pages.clone().ok_or(NotOpened::NoPage)?;
        address.path_segments_mut().map_err(|()| NotOpened::NoPage)?.push(page);
        Ok(address)
    }
}

/// What is said of a page, which has to be that one.
fn of_page(ours: Uuid, page: &str, body: &[u8]) -> Result<Happening, NotOpened> {
    let what = Happening::of_page(body).map_err(NoAnswer::from)?;
    if what.page().is_none_or(|said| said == (ours, page)) { Ok(what) } else { Err(NotOpened::NoPage) }
}

fn refused(status: u16, body: &[u8]) -> NotOpened {
    let Refused { error } = serde_json::from_slice(body).unwrap_or_default();
    let code = error.code.or(error.kind).unwrap_or_default();
    if AMOUNTS.contains(&code.as_str()) { NotOpened::Amount } else { NotOpened::Refused { status, code } }
}

/// What is asked for, as a form. The page's own address only lends its writer.
fn form(pages: &Url, order: &Order<'_>) -> String {
    let Order { company, id, amount, name, language, public_url, expires_at } = order;
    let mut written = pages.clone();
    written
        .query_pairs_mut()
        .clear()
        .append_pair("mode", "payment")
        .append_pair("client_reference_id", &id.to_string())
        .append_pair("locale", language.as_str())
        .append_pair("success_url", &format!("{public_url}/portal/paid/{company}/{id}"))
        .append_pair("cancel_url", &format!("{public_url}/portal/pay"))
        .append_pair("expires_at", &expires_at.timestamp().to_string())
        .append_pair("line_items[0][quantity]", "1")
        .append_pair("line_items[0][price_data][currency]", &amount.currency().as_str().to_ascii_lowercase())
        .append_pair("line_items[0][price_data][unit_amount]", &amount.minor().to_string())
        .append_pair("line_items[0][price_data][product_data][name]", name)
        .append_pair(&format!("metadata[{MARK}]"), &id.to_string())
        .append_pair(&format!("payment_intent_data[metadata][{MARK}]"), &id.to_string());
    written.query().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use domain::money::Currency;

    use super::*;

    #[test]
    fn an_order_says_what_is_paid() {
        let order = Order {
            company: CompanyId(Uuid::from_u128(6)),
            id: Uuid::from_u128(7),
            amount: Money::new(12_005, Currency::EUR),
            name: "Facture F2026-0012 & F2026-0013".into(),
            language: Language::French,
            public_url: "https://clients.example.fr",
            expires_at: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
        };
        let form = form(&Url::parse("https://api.stripe.com/v1/checkout/sessions").unwrap(), &order);
        for said in [
            "mode=payment&client_reference_id=00000000-0000-0000-0000-000000000007&locale=fr",
            "success_url=https%3A%2F%2Fclients.example.fr%2Fportal%2Fpaid%2F00000000-0000-0000-0000-000000000006%2F00000000-",
            "expires_at=1800000000",
            "%5Bcurrency%5D=eur",
            "%5Bunit_amount%5D=12005",
            "%5Bname%5D=Facture+F2026-0012+%26+F2026-0013",
            "payment_intent_data%5Bmetadata%5D%5Bclientele_payment%5D=00000000",
        ] {
            assert!(form.contains(said), "{said}: {form}");
        }
    }

    #[test]
    fn what_is_said_of_a_page_is_of_that_page() {
        let (ours, other) = (Uuid::from_u128(7), Uuid::from_u128(8));
        let body = |id: Uuid| format!(r#"{{"id":"cs_1","client_reference_id":"{id}","status":"expired"}}"#);
        assert!(matches!(of_page(ours, "cs_1", body(ours).as_bytes()), Ok(Happening::Expired(_))));
        assert!(matches!(of_page(ours, "cs_1", body(other).as_bytes()), Err(NotOpened::NoPage)));
        assert!(matches!(of_page(ours, "cs_2", body(ours).as_bytes()), Err(NotOpened::NoPage)));
        assert!(matches!(of_page(ours, "cs_1", br#"{"status":"open"}"#), Ok(Happening::Other)));
        let refused = refused(400, br#"{"error":{"code":"amount_too_small"}}"#);
        assert!(matches!(refused, NotOpened::Amount), "{refused}");
    }
}
