//! The doors: first visit, sign-in, second factor, invitation; and what the frame of every page needs of them.

mod answer;
pub mod api;
mod company_form;
mod company_switch;
#[cfg(feature = "ssr")]
pub(crate) mod cookie;
mod frame;
mod invite_page;
mod language;
mod login_page;
mod next;
mod reset;
mod setup_page;
mod sign_out;
mod two_factor_page;
mod ways;

pub use answer::{Answered, go_when_done};
pub use api::Logout;
pub use company_form::CompanyFields;
pub use company_switch::CompanySwitch;
pub use invite_page::InvitePage;
pub use language::LanguageSwitch;
pub use login_page::LoginPage;
pub use next::safe_next;
pub use reset::{ForgottenPage, ResetPage};
pub use setup_page::SetupPage;
pub use sign_out::SignOut;
pub use two_factor_page::TwoFactorPage;
