//! A part that is drawn with elements of its own each time.

use leptos::either::Either;
use leptos::prelude::*;

/// What is drawn for the `times`th time, in elements that the last drawing did not have. An input that was typed in keeps its text when only
/// its attribute is set, so inputs that are to show another value are drawn by this.
pub fn anew(times: u32, part: AnyView) -> Either<AnyView, AnyView> {
    if times.is_multiple_of(2) { Either::Left(part) } else { Either::Right(part) }
}
