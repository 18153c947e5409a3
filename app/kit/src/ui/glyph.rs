//! The drawings: every icon there is, by name, and the path that draws it.

/// What an [`Icon`](super::Icon) shows: a drawing of 24 × 24, in strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A house.
    Home,
    /// Two people.
    Users,
    /// A plus.
    Plus,
    /// A magnifying glass.
    Search,
    /// A pencil.
    Pencil,
    /// A box with a lid.
    Archive,
    /// A bin.
    Trash,
    /// A turn back.
    Restore,
    /// Three dots in a row.
    Dots,
    /// Three dots in a column.
    DotsVertical,
    /// An open arrow down.
    ChevronDown,
    /// An open arrow up.
    ChevronUp,
    /// An open arrow to the right.
    ChevronRight,
    /// An open arrow to the left.
    ChevronLeft,
    /// A tick.
    Check,
    /// A cross.
    X,
    /// An envelope.
    Mail,
    /// A receiver.
    Phone,
    /// A pin on a map.
    MapPin,
    /// A globe.
    Globe,
    /// An empty star.
    Star,
    /// A full star.
    StarFilled,
    /// A calculator.
    Calculator,
    /// A bell.
    Bell,
    /// An arrow down to a line.
    Download,
    /// An arrow up from a line.
    Upload,
    /// Two sliders.
    Settings,
    /// A building.
    Building,
    /// A list.
    List,
    /// A number sign.
    Hash,
    /// A padlock.
    Lock,
    /// A shield.
    Shield,
    /// A screen.
    Device,
    /// An arrow out of a door.
    LogOut,
    /// Two scripts.
    Language,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
    /// A sheet with a folded corner.
    Note,
    /// A drawing pin.
    Pin,
    /// A calendar.
    Calendar,
    /// A clock.
    Clock,
    /// An i in a circle.
    Info,
    /// An exclamation mark in a triangle.
    Warning,
    /// An eye.
    Eye,
    /// A crossed-out eye.
    EyeOff,
    /// Two sheets.
    Copy,
    /// An arrow out of a box.
    ExternalLink,
    /// Lines that narrow.
    Filter,
    /// A table of three columns.
    Columns,
    /// A sheet.
    File,
    /// A picture.
    Image,
    /// A person.
    User,
    /// A person and a plus.
    UserPlus,
    /// An arrow to the right.
    ArrowRight,
    /// An arrow to the left.
    ArrowLeft,
    /// An arrow that turns back.
    Undo,
    /// A key.
    Key,
    /// A QR code.
    QrCode,
    /// A label on a string.
    Tag,
    /// A bank card.
    Card,
    /// A road sign.
    Directions,
    /// A written sheet.
    Invoice,
    /// A sheet with a tick.
    Quote,
    /// Two arrows in a loop.
    Repeat,
    /// A ticked box.
    Task,
    /// A till receipt.
    Expense,
    /// Bars.
    Chart,
    /// A paper clip.
    Paperclip,
    /// A crossed-out cloud.
    CloudOff,
    /// A ribbon between pages.
    Bookmark,
    /// A euro sign.
    Euro,
    /// A lorry.
    Truck,
    /// A broken chain.
    Unlink,
    /// Two pins on a map.
    Nearby,
}

impl Glyph {
    /// The `d` of its only path.
    pub(super) const fn path(self) -> &'static str {
        PATHS[self as usize]
    }

    /// Whether its inside is painted as well as its line.
    pub(super) const fn is_filled(self) -> bool {
        matches!(self, Self::StarFilled)
    }
}

/// One path per glyph, in the order of the enum: circles and rectangles are written as arcs,
/// so that an icon is a single element in the page.
const PATHS: [&str; 74] = [
    "M3 10.5 12 3l9 7.5V20a1 1 0 0 1-1 1h-5v-6H9v6H4a1 1 0 0 1-1-1z",
    "M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
    "M12 5v14M5 12h14",
    "M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0zM20 20l-4.2-4.2",
    "M4 20h4L19.5 8.5a2.1 2.1 0 0 0-3-3L5 17z",
    "M4 4h16a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-16a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1zM5 9v10a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V9M10 13h4",
    "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
    "M3 12a9 9 0 1 0 3-6.7L3 8M3 3v5h5",
    "M4 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM18 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z",
    "M11 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM11 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z",
    "m6 9 6 6 6-6",
    "m6 15 6-6 6 6",
    "m9 6 6 6-6 6",
    "m15 6-6 6 6 6",
    "m5 12.5 4.5 4.5L19 7",
    "M6 6l12 12M18 6 6 18",
    "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2zM3.5 7l8.5 6 8.5-6",
    "M5 3h4l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z",
    "M12 21s7-6.3 7-11.5a7 7 0 1 0-14 0C5 14.7 12 21 12 21zM9.5 9.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z",
    "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM3 12h18M12 3c2.5 2.6 3.8 5.6 3.8 9s-1.3 6.4-3.8 9c-2.5-2.6-3.8-5.6-3.8-9s1.3-6.4 3.8-9z",
    "m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z",
    "m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z",
    "M7 3h10a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM8.5 7.5h7M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01",
    "M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10M10 20a2.2 2.2 0 0 0 4 0",
    "M12 4v11M7 10.5l5 5 5-5M4 20h16",
    "M12 15.5V4.5M7 9l5-5 5 5M4 20h16",
    "M12.5 7a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0zM6.5 17a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0zM4 7h8.5M17.5 7H20M4 17h2.5M11.5 17H20",
    "M5 21V4a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v17M15 9h3a1 1 0 0 1 1 1v11M3 21h18M9 7.5h2M9 12h2M9 16.5h2",
    "M8.5 6H20M8.5 12H20M8.5 18H20M4 6h.01M4 12h.01M4 18h.01",
    "M4.5 9h15.5M4 15h15.5M10 3.5 8 20.5M16 3.5l-2 17",
    "M7 11h10a2 2 0 0 1 2 2v5.5a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-5.5a2 2 0 0 1 2 -2zM8 11V8a4 4 0 0 1 8 0v3",
    "M12 3l7.5 2.8v5.7c0 4.3-3 7.6-7.5 9.5-4.5-1.9-7.5-5.2-7.5-9.5V5.8zM8.7 12l2.4 2.4 4.3-4.6",
    "M5 4.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2zM8.5 20.5h7M12 16.5v4",
    "M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h11M17.5 8.5 21 12l-3.5 3.5",
    "M3 6h11M8.5 3.5V6M12 6c-1 4.5-4 7.5-8 9M5.5 9.5c1.5 2.5 3.5 4.2 6 5.2M12.5 20.5l4.250-10 4.250 10M14 17.2h5.5",
    "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
    "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
    "M4 4h16v11l-5 5H4zM15 20v-5h5",
    "M9 3.5h6M10 3.5v6L6.5 13v2h11v-2L14 9.5v-6M12 15v6",
    "M5 5h14a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2zM3 10h18M8 3v4M16 3v4",
    "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 7v5l3.5 2",
    "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 11v5.5M12 7.5h.01",
    "M12 4 2.8 19.5a.8.8 0 0 0 .7 1.2h17a.8.8 0 0 0 .7-1.2zM12 10v4.5M12 17.5h.01",
    "M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7zM9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z",
    "M4 4l16 16M10 5.2a10.5 10.5 0 0 1 2-.2c6.5 0 10 7 10 7a17 17 0 0 1-2.9 3.7M6.2 6.8C3.5 8.7 2 12 2 12s3.5 7 10 7a10 10 0 0 0 5-1.3M9.9 10a3 3 0 0 0 4.1 4.2",
    "M10 8h8.5a2 2 0 0 1 2 2v8.5a2 2 0 0 1 -2 2h-8.5a2 2 0 0 1 -2 -2v-8.5a2 2 0 0 1 2 -2zM16 8V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V14a2 2 0 0 0 2 2H8",
    "M13 4h7v7M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
    "M4 6h16M7 12h10M10 18h4",
    "M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2zM9 4v16M15 4v16",
    "M14 3H6a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V8zM14 3v5h5",
    "M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2zM7 9.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0zM4 18.5l5-5 3.5 3.5 3-3 4.5 4.5",
    "M8 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM4.5 20.5a7.5 7.5 0 0 1 15 0",
    "M6 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM2.5 20a7 7 0 0 1 14 0M19 7v6M16 10h6",
    "M4 12h16M14 6l6 6-6 6",
    "M20 12H4M10 6l-6 6 6 6",
    "M8 4.5 4 8.5l4 4M4 8.5h10.5a5.5 5.5 0 0 1 0 11H9",
    "M4 15.5a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM11 12.5 20 3.5M16.5 7l3 3M13.7 9.8l2 2",
    "M4.5 3.5h5a1 1 0 0 1 1 1v5a1 1 0 0 1 -1 1h-5a1 1 0 0 1 -1 -1v-5a1 1 0 0 1 1 -1zM14.5 3.5h5a1 1 0 0 1 1 1v5a1 1 0 0 1 -1 1h-5a1 1 0 0 1 -1 -1v-5a1 1 0 0 1 1 -1zM4.5 13.5h5a1 1 0 0 1 1 1v5a1 1 0 0 1 -1 1h-5a1 1 0 0 1 -1 -1v-5a1 1 0 0 1 1 -1zM14 14h2v2M20 14v2h-2M14 20h2M20 18.5V20.5h-2.5",
    "M3.5 4.5v7L12.5 20.5a1.5 1.5 0 0 0 2.1 0l5.9-5.9a1.5 1.5 0 0 0 0-2.1L11.5 3.5h-7a1 1 0 0 0-1 1zM8 8h.01",
    "M5 5h14a2.5 2.5 0 0 1 2.5 2.5v9a2.5 2.5 0 0 1 -2.5 2.5h-14a2.5 2.5 0 0 1 -2.5 -2.5v-9a2.5 2.5 0 0 1 2.5 -2.5zM2.5 10h19M6.5 15h4",
    "M12 2.8 21.2 12 12 21.2 2.8 12zM9 15v-3.5a1 1 0 0 1 1-1h5M13 8.3l2.2 2.2L13 12.7",
    "M14 3H6a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V8zM14 3v5h5M9 13h6M9 17h6",
    "M14 3H6a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V8zM14 3v5h5M9.5 14.5l2 2 3.5-4",
    "m17 2 4 4-4 4M3 11V9a3 3 0 0 1 3-3h15M7 22l-4-4 4-4M21 13v2a3 3 0 0 1-3 3H3",
    "M7 3h10a4 4 0 0 1 4 4v10a4 4 0 0 1 -4 4h-10a4 4 0 0 1 -4 -4v-10a4 4 0 0 1 4 -4zM8 12l3 3 5-6",
    "M5 3v18l2.5-1.6L10 21l2-1.6L14 21l2.5-1.6L19 21V3l-2.5 1.6L14 3l-2 1.6L10 3 7.5 4.6zM9 9h6M9 13h6",
    "M4 20V10M10 20V4M16 20v-7M21 20H3",
    "M20 12.5 12.5 20a5 5 0 0 1-7-7L13 5.5a3.3 3.3 0 0 1 4.7 4.7L10 17.8a1.7 1.7 0 0 1-2.3-2.4L14 9",
    "M3 3l18 18M6.2 6.6A6.5 6.5 0 0 0 9 19h8.5c.6 0 1.2-.1 1.7-.3M21.4 16.3A4.5 4.5 0 0 0 17.5 10h-1.6A6.5 6.5 0 0 0 10.4 5.5",
    "M7 3.5h10a1 1 0 0 1 1 1v16l-6-4.5-6 4.5v-16a1 1 0 0 1 1 -1z",
    "M18.5 6.2A7.5 7.5 0 1 0 18.5 17.8M3.5 10.2h9.5M3.5 13.8h8.5",
    "M5 16.5H2.5V6H14v10.5H9M14 10h4l3.5 3.5v3h-2M14 16.5h1.5M5 17a2 2 0 1 0 4 0a2 2 0 1 0 -4 0zM15.5 17a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
    "M14.5 11.5l4.9-.5a4.5 4.5 0 0 0-6.4-6.4l-1.2 1.2M9.5 12.5l-4.9.5a4.5 4.5 0 0 0 6.4 6.4l1.2-1.2M8 4v2.5M4 8h2.5M16 20v-2.5M20 16h-2.5",
    "M8 20s5-4.6 5-8.5a5 5 0 1 0-10 0C3 15.4 8 20 8 20zM8 11.5h.01M16.5 13.5S21 9.8 21 6.5a4.5 4.5 0 0 0-8.3-2.4M16.5 6.5h.01",
];
