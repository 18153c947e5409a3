//! Payments that are on their way when the examples begin, and one that did not come.

use domain::documents::NewPayment;
use domain::documents::payment::PaymentData;
use domain::field::MinorAmount;
use domain::text::Text;
use sea_orm::DatabaseTransaction;

use super::Buyer;
use crate::{StoreResult, Tenant, local_time, payments};

/// How many there are, that which did not come among them.
const MOST: usize = 3;

/// Enters one for each of the first clients that owe something: for what has been due for longest.
pub(super) async fn enter(tx: &Tenant<DatabaseTransaction>, buyers: &[Buyer]) -> StoreResult<()> {
    let paid_on = local_time::local(tx.now(), local_time::zone(tx).await?).date();
    let mut entered = 0;
    for buyer in buyers {
        let Some(open) = payments::open_invoices(tx, buyer.id).await?.into_iter().next() else { continue };
        let amount = MinorAmount(open.balance.minor());
        let data = PaymentData {
            client: buyer.id,
            amount,
            currency: buyer.currency,
            paid_on,
            method: payments::usual_method(tx, buyer.id).await?,
            reference: Text::parse(&format!("PRLV {}", open.number)).ok(),
            source: None,
            note: None,
        };
        let payment = payments::expect(tx, NewPayment { data, parts: vec![(open.id, amount)] }, None).await?;
        entered += 1;
        if entered == MOST {
            payments::fail(tx, payment.id).await?;
            return Ok(());
        }
    }
    Ok(())
}
