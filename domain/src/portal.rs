//! The clients' own door as other sites hold it: which of them may, which of its pages they may begin with, and what their own back ends
//! say of who is there.

mod assertion;
mod place;
mod site;

pub use assertion::{Asserted, LONGEST_LIFE, SignedToken, audience};
pub use place::place;
pub use site::{MOST_SITES, Site, SitesForm};
