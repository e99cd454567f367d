"""Numbers as a poster prints them, in the way of the films."""


def number(value: float) -> str:
    """A number as it is printed, with a true minus."""
    text = f"{value:,.2f}" if abs(value) < 1e4 else f"{value:.2e}"
    return text.replace("-", "−")


def activation(value: float) -> str:
    """An activation as films print it: 0, 1 and −1 stand only for what is exactly that."""
    text = number(value)
    if value and text in ("0.00", "−0.00"):
        return "< 0.01" if value > 0 else "> −0.01"
    if value < 1 and text == "1.00":
        return "> 0.99"
    return "< −0.99" if value > -1 and text == "−1.00" else text


def percent(share: float) -> str:
    """A share, 0..1, as it is printed."""
    return f"{100 * share:.2f} %"
