//! Products: articles and services that a company sells, what may be typed of one, and which state leads to which.

pub mod barcode;
pub mod columns;
pub mod event;
pub mod fields;
pub mod form;
pub mod imports;
pub mod kinds;
pub mod listing;
pub mod record;
pub mod state;

pub use barcode::Barcode;
pub use columns::{PRODUCT_COLUMNS, PRODUCT_SOURCES};
pub use event::ProductEvent;
pub use fields::{ProductData, ProductFields};
pub use form::{MAX_PRICES, NewProduct, PRODUCT_FORM, ProductForm, ProductRules, changes};
pub use kinds::{PriceBasis, ProductKind};
pub use listing::PRODUCTS;
pub use record::Product;
pub use state::ProductState;
