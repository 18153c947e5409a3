//! « Cotations » (A8.7): what a client pays for a product, or is given off a category of products, by an agreement of its own.

pub mod applied;
pub mod choices;
pub mod fields;
pub mod form;
pub mod record;

pub use applied::{Applied, Asked, PriceReason, applied};
pub use choices::{Covers, Grants, PriceAct};
pub use fields::{ClientPriceData, ClientPriceFields};
pub use form::{CLIENT_PRICE_FORM, ClientPriceForm, changes};
pub use record::{Agreed, ClientPrice, NewClientPrice, PriceOf, Standing};
